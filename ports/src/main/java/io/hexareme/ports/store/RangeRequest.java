package io.hexareme.ports.store;

import io.hexareme.ports.value.Bytes;

/**
 * A read of one key or of all keys from {@code key} (inclusive) to {@code end} (exclusive), in key order.
 *
 * @param end null for the single key {@code key}; empty for "to the last key"
 * @param revision the revision to read at; 0 for the newest
 * @param limit the most pairs to return; 0 for all
 * @param keysOnly leaves values empty
 * @param countOnly returns no pairs, only the count
 * @param serializable answers from what this member has, without asking a majority: maybe stale, but never torn, and it works
 *     when there is no majority
 */
public record RangeRequest(Bytes key, Bytes end, long revision, long limit, boolean keysOnly, boolean countOnly, boolean serializable) {

  /** A linearizable read. */
  public RangeRequest(Bytes key, Bytes end, long revision, long limit, boolean keysOnly, boolean countOnly) {
    this(key, end, revision, limit, keysOnly, countOnly, false);
  }

  public static RangeRequest of(Bytes key) {
    return new RangeRequest(key, null, 0, 0, false, false);
  }

  public static RangeRequest prefix(Bytes prefix) {
    return new RangeRequest(prefix, prefix.prefixEnd(), 0, 0, false, false);
  }
}
