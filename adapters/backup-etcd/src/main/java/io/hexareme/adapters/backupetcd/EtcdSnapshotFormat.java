package io.hexareme.adapters.backupetcd;

import io.hexareme.ports.store.BackupFormat;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.value.Bytes;

/**
 * Backups as etcd 3.4 snapshot files. Only the content travels: who the members were, users and alarms do not, as whoever restores a
 * snapshot begins a new cluster.
 *
 * <p>etcd keeps every key with its place within its revision; an image knows that place only for what changed since the oldest
 * revision. Older pairs of one revision are numbered in key order, which nothing can tell from the original.
 */
public final class EtcdSnapshotFormat implements BackupFormat {

  @Override
  public Iterable<Bytes> encode(StoreImage image) {
    BoltFile file = new BoltFile(EtcdBuckets.of(image));
    return () -> new ChecksummedChunks(file.pages());
  }

  @Override
  public StoreImage decode(Iterable<Bytes> file) {
    FileBytes bytes = FileBytes.of(file);
    BoltReader.requireBolt(bytes);
    return ImageAssembler.read(new BoltReader(ChecksummedChunks.verified(bytes)));
  }
}
