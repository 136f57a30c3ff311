package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.RehearsalReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A rehearsal's report for a terminal: the verdict, what was found, the objects. */
final class RehearsalLayout {
  private RehearsalLayout() {}

  static List<String> lines(String file, RehearsalReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(report.obstacle().map(why -> file + " would not serve: " + why).orElse(file + " would serve"));
    report.found().forEach(found -> lines.add("  ✓ " + found));
    report.obstacle().ifPresent(why -> lines.add("  ✗ " + why));
    int width = report.objects().keySet().stream().mapToInt(String::length).max().orElse(0);
    report.objects().forEach((resource, count) -> lines.add(String.format(Locale.ROOT, "    %-" + width + "s %6d", resource, count)));
    return lines;
  }
}
