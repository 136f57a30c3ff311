package io.hexareme.ports.store;

import io.hexareme.ports.value.Bytes;

/**
 * @param key the first key; {@code end} as in {@link RangeRequest}
 * @param startRevision the first revision to report; 0 for the one after the newest
 */
public record WatchRequest(Bytes key, Bytes end, long startRevision) {}
