package io.hexareme.core.consensus;

import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.ports.value.Bytes;

/**
 * The state after an entry, in the place of the log up to it.
 *
 * @param state an unchanging view in chunks; gone through lazily, maybe more than once
 */
public record Snapshot(long index, long term, Membership membership, Iterable<Bytes> state) {}
