package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.request.TraceContext;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.trace.Trace;
import io.hexareme.ports.trace.TraceEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells the trace what the API server does. Reads are told of by their outcome only; writes stage by stage. */
public final class RequestTrace {
  private static final String COMPONENT = "apiserver";

  private final Trace trace;
  private final Clock clock;
  private long spans;

  public RequestTrace(Trace trace, Clock clock) {
    this.trace = trace;
    this.clock = clock;
  }

  String nextSpan() {
    return "apiserver-" + ++spans;
  }

  private static boolean isWrite(RequestInfo info) {
    return info.isResource() && switch (info.verb()) {
      case "get", "list", "watch" -> false;
      default -> true;
    };
  }

  /** A stage of a write went through. */
  void stage(String span, ApiRequest request, RequestInfo info, String stage, String outcome) {
    if (isWrite(info)) {
      record(span, request, info, stage, 0, Map.of("outcome", outcome));
    }
  }

  /** The write is in the store at {@code revision}. */
  void stored(String span, ApiRequest request, RequestInfo info, String kind, String object, long revision, String operation) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("operation", operation);
    if (!info.subresource().isEmpty()) {
      details.put("subresource", info.subresource());
    }
    details.putAll(context(span, request));
    trace.record(new TraceEvent(clock.now(), COMPONENT, "store", kind + " " + object, revision, span, request.cause(), details));
  }

  /** The answer goes out; watches and reads that succeed are not told of. */
  ApiResponse answered(String span, ApiRequest request, RequestInfo info, ApiResponse response) {
    if (isWrite(info) || response.code() >= 500) {
      record(span, request, info, "respond", 0, Map.of("code", Integer.toString(response.code())));
    }
    return response;
  }

  /** An invariant is broken; the server goes on, the request does not. */
  void broken(String span, ApiRequest request, Throwable cause) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("request", request.method() + " " + request.path());
    details.put("exception", cause.toString());
    StackTraceElement[] stack = cause.getStackTrace();
    details.putAll(context(span, request));
    for (int i = 0; i < Math.min(6, stack.length); i++) {
      details.put("at" + i, stack[i].toString());
    }
    trace.record(new TraceEvent(clock.now(), COMPONENT, "panic", "", 0, span, request.cause(), details));
  }

  /** Where the span stands in the trace of somebody else, if it does. */
  private static Map<String, String> context(String span, ApiRequest request) {
    return TraceContext.of(request).map(context -> Ordered.map(
        "traceID", context.trace(), "parentSpanID", context.parent(), "spanID", context.spanId(span))).orElse(Map.of());
  }

  private void record(String span, ApiRequest request, RequestInfo info, String action, long revision, Map<String, String> details) {
    String subject = info.resourceAndSubresource() + " " + (info.namespace().isEmpty() ? "" : info.namespace() + "/") + info.name();
    Map<String, String> all = new LinkedHashMap<>();
    all.put("verb", info.verb());
    all.putAll(details);
    all.putAll(context(span, request));
    trace.record(new TraceEvent(clock.now(), COMPONENT, action, subject, revision, span, request.cause(), all));
  }
}
