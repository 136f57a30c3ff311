package io.hexareme.adapters.assembly.sim;

import io.hexareme.adapters.simulation.history.check.Violation;
import java.util.List;

/**
 * A promise that was broken, as a command prints it.
 *
 * @param rule which one; two runs fail the same way when this is equal
 * @param message what happened, in a sentence
 * @param evidence what led to it, a line for each thing
 */
public record Failure(String rule, String message, List<String> evidence) {
  public Failure {
    evidence = List.copyOf(evidence);
  }

  public static Failure of(Violation violation) {
    return new Failure(violation.rule(), violation.message(), violation.story());
  }

  public String text() {
    return rule + ": " + message + (evidence.isEmpty() ? "" : "\n  " + String.join("\n  ", evidence));
  }
}
