package io.hexareme.core.kubelet;

import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.trace.Trace;
import io.hexareme.ports.trace.TraceEvent;
import java.util.LinkedHashMap;
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

  /** @param cause the span of what the runtime reported; empty when it was the Pod at {@code revision} */
  void sync(String subject, long revision, String span, String cause, Map<String, String> details) {
    String because = cause.isEmpty() && revision != 0 ? "revision:" + revision : cause;
    trace.record(new TraceEvent(clock.now(), "kubelet/" + node, "sync", subject, revision, span, because, details));
  }

  /** An action of a sync came to nothing and will be tried again. */
  void failed(Doing doing, String action, Throwable cause) {
    Map<String, String> details = Ordered.map("action", action, "error", String.valueOf(cause.getMessage()));
    trace.record(new TraceEvent(clock.now(), "kubelet/" + node, "sync failed", doing.subject(), 0, doing.span(), "", details));
  }

  /** A container that ran does so no more; answers the span that stands for it. It comes from outside: nobody here may have wanted it. */
  String exited(String subject, Container container) {
    String span = next();
    Map<String, String> details = new LinkedHashMap<>();
    details.put("container", container.config().name());
    details.put("exitCode", String.valueOf(container.exitCode()));
    trace.record(new TraceEvent(clock.now(), "runtime/" + node, "container-exited", subject, 0, span, "", details));
    return span;
  }

  void call(String action, String subject, String span, String cause, Map<String, String> details) {
    trace.record(new TraceEvent(clock.now(), "runtime/" + node, action, subject, 0, span, cause, details));
  }
}
