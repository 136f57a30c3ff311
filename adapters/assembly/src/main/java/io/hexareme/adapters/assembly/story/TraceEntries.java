package io.hexareme.adapters.assembly.story;

import io.hexareme.ports.trace.TraceEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Trace events as entries of a story. Of a request that went well only what it stored is told: neither its stages nor the answer. */
final class TraceEntries {
  private static final Set<String> STAGES =
      Set.of("authenticate", "authorize", "decode", "default", "admit-mutating", "validate", "admit-validating");
  private static final int LONG = 160;

  private final Map<String, String> sources = new HashMap<>();

  private TraceEntries() {}

  static List<Entry> of(List<TraceEvent> events) {
    TraceEntries told = new TraceEntries();
    List<Entry> entries = new ArrayList<>();
    events.forEach(told::learn);
    for (TraceEvent event : events) {
      if (!STAGES.contains(event.action()) && !wentWell(event)) entries.add(told.entry(event));
    }
    return entries;
  }

  /** Who may be pointed at: by the revision that it wrote, or by the span. */
  private void learn(TraceEvent event) {
    if (event.action().equals("store")) {
      String operation = event.details().getOrDefault("operation", "");
      sources.put("revision:" + event.revision(), "rev " + event.revision() + " " + (operation + " " + event.subject()).strip());
    }
    sources.putIfAbsent(event.span(), event.component() + " " + event.action());
  }

  /** An answer that says what the store said already. */
  private static boolean wentWell(TraceEvent event) {
    return event.action().equals("respond") && event.details().getOrDefault("code", "").startsWith("2");
  }

  private Entry entry(TraceEvent event) {
    String because = event.cause().isEmpty() ? "" : sources.getOrDefault(event.cause(), event.cause().replace("revision:", "rev "));
    return new Entry(event.at(), event.component(), event.action(), what(event), because, false, event.span(), event.cause(),
        event.action().equals("store") ? event.revision() : 0, subjects(event.subject()));
  }

  private static String what(TraceEvent event) {
    StringBuilder what = new StringBuilder(event.subject());
    event.details().forEach((name, value) -> what.append(what.isEmpty() ? "" : ", ").append(name).append(' ').append(value));
    if (event.revision() > 0) what.append(what.isEmpty() ? "" : ", ").append("rev ").append(event.revision());
    String line = what.toString().replaceAll("\\s+", " ");
    return line.length() <= LONG ? line : line.substring(0, LONG - 1) + "…";
  }

  /** Of {@code Kind namespace/name} the two ways in which people name it. */
  private static Set<String> subjects(String subject) {
    int space = subject.indexOf(' ');
    if (space < 0) return Set.of();
    String path = subject.substring(space + 1);
    String name = path.substring(path.indexOf('/') + 1);
    return path.equals(name) ? Set.of(name) : Set.of(path, name);
  }
}
