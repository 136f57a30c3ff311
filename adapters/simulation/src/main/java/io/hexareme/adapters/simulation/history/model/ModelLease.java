package io.hexareme.adapters.simulation.history.model;

/**
 * A lease.
 *
 * @param sinceNanos the latest time at which a client asked for the grant or for a renewal that the store confirmed: whole lease time
 *     from then on is promised
 */
public record ModelLease(long id, long ttlSeconds, long sinceNanos) {
  ModelLease renewed(long nanos) {
    return new ModelLease(id, ttlSeconds, Math.max(sinceNanos, nanos));
  }
}
