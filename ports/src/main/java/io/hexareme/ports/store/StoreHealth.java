package io.hexareme.ports.store;

import java.util.List;

/**
 * Driven port: how well the store does, as far as this process can tell, and in words a person can act on. Never blocks; what it
 * says may be some seconds old.
 */
public interface StoreHealth {

  Report report();

  /**
   * @param state the worst of what was found
   * @param causes one sentence each, naming the member and the figure, such as {@code member m2: fsync took 1.2 s at the 99th
   *     percentile of the last 30 s (slow disk)}; empty when all is well
   */
  record Report(State state, List<String> causes) {
    public static final Report WELL = new Report(State.WELL, List.of());

    public Report {
      causes = List.copyOf(causes);
    }
  }

  /** SLOW: it answers, but disk or network make everything above it slow. NO_LEADER: no write is accepted. FAILED: this member has stopped. */
  enum State { WELL, SLOW, NO_LEADER, FAILED }
}
