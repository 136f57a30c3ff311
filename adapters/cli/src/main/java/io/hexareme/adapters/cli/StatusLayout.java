package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.StoreClient;
import io.hexareme.adapters.assembly.StoreClient.Standing;
import io.hexareme.ports.store.Maintenance.Status;
import io.hexareme.ports.store.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The members' standings as a table; the last column, errors, is left out of a line that has none. */
final class StatusLayout {
  private static final List<String> HEAD = List.of(
      "ENDPOINT", "ID", "NAME", "VERSION", "ROLE", "REVISION", "TERM", "INDEX", "APPLIED", "SIZE", "ERRORS");
  private static final int KILO = 1000;

  private StatusLayout() {}

  static List<String> lines(List<Standing> standings, List<Member> members) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    standings.forEach(standing -> rows.add(row(standing, members)));
    int[] widths = new int[HEAD.size()];
    rows.forEach(row -> {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    });
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).repeat(" ", widths[i] - row.get(i).length() + 2);
    }
    return line.toString().stripTrailing();
  }

  private static List<String> row(Standing standing, List<Member> members) {
    String endpoint = standing.endpoint().toString();
    return standing.status().map(status -> row(endpoint, status, members))
        .orElseGet(() -> List.of(endpoint, "-", "-", "-", "-", "-", "-", "-", "-", "-", standing.failure()));
  }

  private static List<String> row(String endpoint, Status status, List<Member> members) {
    String name = members.stream().filter(member -> member.id() == status.member()).map(Member::name).findFirst().orElse("");
    String role = status.learner() ? "learner" : status.leader() == status.member() ? "leader" : status.leader() == 0 ? "no leader" : "follower";
    return List.of(endpoint, StoreClient.name(status.member()), name.isEmpty() ? "-" : name, status.version(), role,
        Long.toString(status.revision()), Long.toString(status.term()), Long.toString(status.raftIndex()), Long.toString(status.appliedIndex()),
        size(status.storageBytes()), String.join(", ", status.errors().stream().map(String::strip).toList()));
  }

  static String size(long bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB"};
    double left = bytes;
    int unit = 0;
    while (left >= KILO && unit < units.length - 1) {
      left /= KILO;
      unit++;
    }
    return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, left < 10 ? "%.1f %s" : "%.0f %s", left, units[unit]);
  }
}
