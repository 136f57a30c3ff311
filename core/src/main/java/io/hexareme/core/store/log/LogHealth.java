package io.hexareme.core.store.log;

import java.util.Map;

/**
 * How a member's log does just now.
 *
 * @param failure why it has stopped for good; null while it has not
 * @param appendNanos what its disk lately needs for a write at the 99th percentile; one under way counts with its age
 * @param roundTripNanos the same of the way to each other member and back, by id
 */
public record LogHealth(Throwable failure, boolean hasLeader, long appendNanos, Map<String, Long> roundTripNanos) {}
