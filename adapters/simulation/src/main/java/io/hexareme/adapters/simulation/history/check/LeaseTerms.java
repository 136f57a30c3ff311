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

  /** How many nanoseconds are left of it at that instant by the fastest clock: nobody may say that there are fewer. */
  long promisedAt(ModelLease lease, long nanos) {
    return (long) (lease.ttlSeconds() * 1e9 - (nanos - lease.sinceNanos()) * fastestClock);
  }
}
