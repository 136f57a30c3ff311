package io.hexareme.core.store.log;

import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.ports.value.Bytes;

/**
 * What a new group starts from. Every founding member must be given the same, because it becomes the state after the entry of index 1 and
 * term 1, which nobody ever proposed: the first snapshot of each of their logs.
 */
public record Founding(Membership membership, Iterable<Bytes> state) {
  static final long INDEX = 1;
  static final long TERM = 1;
}
