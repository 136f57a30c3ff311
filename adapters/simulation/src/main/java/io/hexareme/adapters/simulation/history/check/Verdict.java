package io.hexareme.adapters.simulation.history.check;

/** What a checker finds. */
public sealed interface Verdict {

  /** All is well; {@code replay} is one order of events that explains every answer. */
  record Accepted(Replay replay) implements Verdict {}

  record Rejected(Violation violation) implements Verdict {}

  /** The search was given up: too many operations had no answer. */
  record Undecided(String why) implements Verdict {}
}
