package io.hexareme.adapters.peersvertx;

import io.hexareme.ports.peers.PeerNetwork;
import java.util.Objects;

/**
 * Who this member is to its peers, and where.
 *
 * @param group the same for all members of a group, and for no other group
 * @param id this member's id in it
 * @param listen the address to listen on; port 0 for any free one
 * @param tls null for plain text, which is for loopback addresses only
 * @param capacity the most bytes that may wait for one peer; at least one {@link PeerNetwork#LARGEST_MESSAGE}
 */
public record PeerSettings(String group, String id, String listen, PeerTls tls, long capacity) {
  /** 64 MiB. */
  public static final long USUAL_CAPACITY = 64 << 20;

  /** @throws IllegalArgumentException when the address may not be used so; says why */
  public PeerSettings {
    Objects.requireNonNull(group);
    if (id.isEmpty() || Hello.tooLong(id) || Hello.tooLong(group)) {
      throw new IllegalArgumentException("a group's and a member's id have at most " + Hello.LONGEST_NAME + " bytes");
    }
    if (capacity < PeerNetwork.LARGEST_MESSAGE) {
      throw new IllegalArgumentException("a queue of " + capacity + " bytes has no room for the largest message");
    }
    PeerAddress.usable(listen, tls != null);
  }

  public PeerSettings(String group, String id, String listen, PeerTls tls) {
    this(group, id, listen, tls, USUAL_CAPACITY);
  }
}
