package io.hexareme.core.kubelet;

import io.hexareme.ports.time.Clock;
import io.hexareme.ports.trace.Trace;
import io.hexareme.ports.trace.TraceEvent;
import java.util.Map;

/** Writes a node's trace events and numbers its spans. */
final class Spans {
  private final String node;
  private final Trace trace;
  private final Clock clock;
  private long last;

  Spans(String node, Trace trace, Clock clock) {
    this.node = node;
    this.trace = trace;
    this.clock = clock;
  }

  String next() {
    return "kubelet/" + node + "#" + ++last;
  }

  void sync(String subject, long revision, String span, Map<String, String> details) {
    String cause = revision == 0 ? "" : "revision:" + revision;
    trace.record(new TraceEvent(clock.now(), "kubelet/" + node, "sync", subject, revision, span, cause, details));
  }

  /** An action of a sync came to nothing and will be tried again. */
  void failed(Doing doing, String action, Throwable cause) {
    Map<String, String> details = Map.of("action", action, "error", String.valueOf(cause.getMessage()));
    trace.record(new TraceEvent(clock.now(), "kubelet/" + node, "sync failed", doing.subject(), 0, doing.span(), "", details));
  }

  void call(String action, String subject, String span, String cause, Map<String, String> details) {
    trace.record(new TraceEvent(clock.now(), "runtime/" + node, action, subject, 0, span, cause, details));
  }
}
