package io.hexareme.adapters.simulation.history.check;

import io.hexareme.adapters.simulation.history.model.ModelLease;

/**
 * How long a lease is promised to live, in virtual time.
 *
 * @param fastestClock how fast the fastest clock of any member runs, 1.0 being right: by that clock a lease is over sooner
 */
record LeaseTerms(double fastestClock) {
  /** The time before which nobody may find the lease ended by itself. */
  long promisedUntil(ModelLease lease) {
    return lease.sinceNanos() + (long) (lease.ttlSeconds() * 1e9 / fastestClock);
  }
}
