package io.hexareme.adapters.runtimefake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one instance of a container does, as a function of the time since its start.
 *
 * @param exit when it ends by itself; null for never
 * @param files files that come and go, for commands that look at them
 * @param readyAfter before this its probes fail
 * @param unhealthyFrom from here until {@code unhealthyUntil} its probes fail; null for never
 * @param stopTakes how long it takes to obey SIGTERM
 * @param stopCode its exit code then
 */
record Behaviour(
    Exit exit,
    List<Output> outputs,
    List<FileChange> files,
    Duration readyAfter,
    Duration unhealthyFrom,
    Duration unhealthyUntil,
    Duration startTakes,
    Duration stopTakes,
    int stopCode) {

  record Exit(int code, Duration after) {}

  /** @param every null for a line that is printed once */
  record Output(String text, Duration first, Duration every) {}

  record FileChange(Duration at, String path, boolean exists) {}

  /** A printed line and when, after the start. */
  record Line(Duration at, String text) {}

  /** The lines printed after {@code after} (exclusive; null for from the start), up to {@code until} (inclusive), in their order. */
  List<Line> lines(Duration after, Duration until) {
    List<Line> lines = new ArrayList<>();
    for (Output output : outputs) {
      Duration at = next(output, after);
      while (at != null && at.compareTo(until) <= 0) {
        lines.add(new Line(at, output.text()));
        at = output.every() == null ? null : at.plus(output.every());
      }
    }
    lines.sort(Comparator.comparing(Line::at));
    return lines;
  }

  /** When the first line after {@code after} is printed. */
  Optional<Duration> nextLine(Duration after) {
    return outputs.stream().map(output -> next(output, after)).filter(at -> at != null).min(Comparator.naturalOrder());
  }

  private static Duration next(Output output, Duration after) {
    if (after == null || output.first().compareTo(after) > 0) {
      return output.first();
    }
    if (output.every() == null) {
      return null;
    }
    long periods = after.minus(output.first()).dividedBy(output.every()) + 1;
    return output.first().plus(output.every().multipliedBy(periods));
  }

  boolean isHealthy(Duration elapsed) {
    boolean failing = unhealthyFrom != null
        && elapsed.compareTo(unhealthyFrom) >= 0
        && (unhealthyUntil == null || elapsed.compareTo(unhealthyUntil) < 0);
    return elapsed.compareTo(readyAfter) >= 0 && !failing;
  }

  boolean hasFile(String path, Duration elapsed) {
    return files.stream()
        .filter(change -> change.path().equals(path) && change.at().compareTo(elapsed) <= 0)
        .reduce((earlier, later) -> later)
        .map(FileChange::exists)
        .orElse(false);
  }
}
