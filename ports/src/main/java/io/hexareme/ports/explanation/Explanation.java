package io.hexareme.ports.explanation;

import java.util.List;

/**
 * Where a thing is.
 *
 * @param subject as {@code kind/name}
 * @param verdict one sentence, such as {@code deployment/web is waiting for the scheduler: 0/1 nodes are available: 1 Insufficient cpu.}
 * @param steps the chain from the top down; it ends at the first step that is not done
 */
public record Explanation(String subject, State state, String verdict, List<Step> steps) {
  public Explanation {
    steps = List.copyOf(steps);
  }
}
