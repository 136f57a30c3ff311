package io.hexareme.adapters.testkit;

import io.hexareme.ports.trace.Trace;
import io.hexareme.ports.trace.TraceEvent;
import java.util.stream.Collectors;

/** The trace, a line each: when, who, did what, of what, because of what. */
final class TraceText {
  private TraceText() {}

  static String of(Trace trace) {
    return trace.since(0).stream().map(recorded -> line(recorded.event())).collect(Collectors.joining("\n"));
  }

  private static String line(TraceEvent event) {
    String details = event.details().entrySet().stream().map(detail -> detail.getKey() + "=" + detail.getValue()).collect(Collectors.joining(" "));
    return event.at() + "  " + padded(event.component(), 26) + " " + padded(event.action(), 18) + " "
        + event.subject() + (event.revision() == 0 ? "" : " @" + event.revision()) + (details.isEmpty() ? "" : "  " + details)
        + (event.cause().isEmpty() ? "" : "  (" + event.cause() + ")");
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
