package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.sim.Run;
import io.hexareme.adapters.assembly.sim.Strike;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Figures of simulated runs for a terminal. */
final class SimLayout {
  private SimLayout() {}

  static List<String> figures(Run run, long wallNanos) {
    List<String> lines = new ArrayList<>();
    lines.add(run.simulation().name() + ", seed " + run.options().seed() + ", " + run.options().members().orElse(0) + " members"
        + (run.options().nodes().isPresent() ? ", " + run.options().nodes().getAsInt() + " nodes" : "")
        + run.options().mutant().map(mutant -> ", with the mutant " + mutant).orElse(""));
    lines.add("simulated   " + span(run.virtual()));
    lines.add("wall        " + span(Duration.ofNanos(wallNanos)) + format(" (%.0f times as fast)", run.virtual().toNanos() / (double) wallNanos));
    lines.add(format("events      %d (%s/s)", run.events(), rate(run.events(), wallNanos)));
    lines.add("operations  " + run.operations().size() + " (" + run.answered() + " answered)");
    lines.add(format("faults      %d (%.1f an hour)", run.faults().size(), anHour(run.faults().size(), run.virtual())) + kinds(run));
    lines.add("checks      " + run.checks());
    return lines;
  }

  private static String kinds(Run run) {
    Map<String, Integer> kinds = new TreeMap<>();
    for (Strike strike : run.faults()) kinds.merge(strike.kind().word(), 1, Integer::sum);
    return kinds.isEmpty() ? "" : kinds.entrySet().stream().map(kind -> kind.getKey() + " " + kind.getValue()).collect(Collectors.joining(", ", ": ", ""));
  }

  /** What a shrunk run is made of. */
  static String content(Run run) {
    return count(run.faults().size(), "fault") + ", " + count(run.operations().size(), "operation") + ", " + span(run.options().span().orElse(run.virtual()))
        + ", " + count(run.options().members().orElse(0), "member") + (run.options().nodes().isPresent() ? ", " + count(run.options().nodes().getAsInt(), "node") : "");
  }

  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  static double anHour(long count, Duration virtual) {
    return virtual.isZero() ? 0 : count * 3.6e12 / virtual.toNanos();
  }

  static String rate(long count, long wallNanos) {
    double rate = count * 1e9 / Math.max(1, wallNanos);
    return rate >= 1e6 ? format("%.2f M", rate / 1e6) : rate >= 1e3 ? format("%.0f k", rate / 1e3) : format("%.0f", rate);
  }

  /** {@code 24 h 0 min}, {@code 3 min 20 s}, {@code 12.3 s}, {@code 340 ms}. */
  static String span(Duration span) {
    if (span.compareTo(Duration.ofHours(1)) >= 0) return span.toHours() + " h " + span.toMinutesPart() + " min";
    if (span.compareTo(Duration.ofMinutes(1)) >= 0) return span.toMinutes() + " min " + span.toSecondsPart() + " s";
    return span.compareTo(Duration.ofSeconds(1)) >= 0 ? format("%.1f s", span.toMillis() / 1e3) : span.toMillis() + " ms";
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
