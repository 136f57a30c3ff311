package io.hexareme.adapters.simulation;

import java.time.Duration;

/** A task on a loop of the simulated world threw: a broken invariant of the loop's owner. The cause is what it threw. */
public final class WorldFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WorldFailure(String loop, long nanos, Throwable cause) {
    super("loop " + loop + " failed after " + Duration.ofNanos(nanos) + ": " + cause, cause);
  }
}
