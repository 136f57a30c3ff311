package io.hexareme.adapters.etcdclient;

import io.etcd.jetcd.api.ResponseHeader;

/**
 * The newest revision that any answer named, and the cluster that named it. Who asks after having seen revision N must not be
 * answered from before N, whatever member answers (etcd#15271, etcd#20418).
 */
final class Seen {
  private long revision;
  private long cluster;

  long revision() {
    return revision;
  }

  /** Takes note of a header; gives why it cannot be believed, or null. {@code floor} is what was seen when the question was put. */
  String doubt(ResponseHeader header, long floor) {
    if (header.getClusterId() == 0) return null; // some of etcd's answers have an empty header
    if (cluster != 0 && header.getClusterId() != cluster) {
      return "it belongs to cluster " + Long.toHexString(header.getClusterId()) + ", not " + Long.toHexString(cluster);
    }
    cluster = header.getClusterId();
    boolean older = header.getRevision() != 0 && header.getRevision() < floor; // 0: an answer that names none
    if (older) return "it is at revision " + header.getRevision() + ", but " + floor + " was seen before";
    revision = Math.max(revision, header.getRevision());
    return null;
  }
}
