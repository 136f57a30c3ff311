package io.hexareme.core.apiserver.health;

import io.hexareme.ports.store.StoreHealth.Report;

/** How the store is, as a clause such as {@code the store is slow: member m2: fsync took 1.2 s}. */
public final class StoreWords {
  private StoreWords() {}

  public static String of(Report report) {
    String state = switch (report.state()) {
      case WELL -> "the store is well";
      case SLOW -> "the store is slow";
      case NO_LEADER -> "the store has no leader";
      case FAILED -> "the store has failed";
    };
    return report.causes().isEmpty() ? state : state + ": " + String.join("; ", report.causes());
  }
}
