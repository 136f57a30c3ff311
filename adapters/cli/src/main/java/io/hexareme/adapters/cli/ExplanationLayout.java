package io.hexareme.adapters.cli;

import io.hexareme.ports.explanation.Explanation;
import io.hexareme.ports.explanation.State;
import io.hexareme.ports.explanation.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An explanation in lines: the verdict, then the chain with a mark per step. */
final class ExplanationLayout {
  private ExplanationLayout() {}

  static List<String> lines(Explanation explanation) {
    int component = explanation.steps().stream().mapToInt(step -> step.component().length()).max().orElse(1);
    int about = explanation.steps().stream().mapToInt(step -> step.about().length()).max().orElse(1);
    List<String> lines = new ArrayList<>();
    lines.add(explanation.verdict());
    for (Step step : explanation.steps()) {
      lines.add(String.format(Locale.ROOT, "  %s %-" + component + "s  %-" + about + "s  %s",
          mark(step.state()), step.component(), step.about(), step.what()));
    }
    return lines;
  }

  private static String mark(State state) {
    return switch (state) {
      case DONE -> "✓";
      case WAITING -> "…";
      case STUCK -> "✗";
    };
  }
}
