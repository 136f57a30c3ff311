package io.hexareme.adapters.simulation.history.check;

import java.util.List;

/**
 * A promise that was broken.
 *
 * @param rule which one, in a few words
 * @param message what happened, in a sentence
 * @param story what led to it, a line for each thing that happened
 */
public record Violation(String rule, String message, List<String> story) {
  public Violation {
    story = List.copyOf(story);
  }

  /** To be read by a person. */
  public String text() {
    return rule + ": " + message + (story.isEmpty() ? "" : "\n  " + String.join("\n  ", story));
  }

  @Override
  public String toString() {
    return text();
  }
}
