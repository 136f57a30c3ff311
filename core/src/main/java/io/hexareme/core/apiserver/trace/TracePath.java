package io.hexareme.core.apiserver.trace;

import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.PathHandler;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.trace.Trace;
import io.hexareme.ports.trace.Trace.Recorded;
import io.hexareme.ports.trace.TraceEvent;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code GET /hexareme/trace?after=N}: the recorded events whose sequence is above {@code N} (0 when not given), oldest first, as
 * {@code {"events":[{sequence, at, component, action, subject, revision, span, cause, details}]}}; {@code at} in RFC 3339 with
 * microseconds. An answer holds {@value #MOST} events at most: whoever wants all asks again after the last, until none come.
 */
public final class TracePath implements PathHandler {
  static final int MOST = 5_000;
  private static final String PATH = "/hexareme/trace";

  private final Responder responder;
  private final Trace trace;

  public TracePath(Responder responder, Trace trace) {
    this.responder = responder;
    this.trace = trace;
  }

  @Override
  public Optional<CompletionStage<ApiResponse>> handle(Call call) {
    if (!call.request().path().equals(PATH)) {
      return Optional.empty();
    }
    if (!call.request().method().equals("GET")) {
      throw Refusals.methodNotAllowed();
    }
    List<Value> events = trace.since(after(call.request().param("after"))).stream()
        .limit(MOST)
        .<Value>map(TracePath::event)
        .toList();
    return Optional.of(CompletableFuture.completedFuture(responder.tree(call, 200, Value.obj("events", new Arr(events)))));
  }

  private static long after(String parameter) {
    try {
      return parameter.isEmpty() ? 0 : Long.parseLong(parameter);
    } catch (NumberFormatException notANumber) {
      throw Refusals.badRequest("after: Invalid value: \"" + parameter + "\": must be a whole number");
    }
  }

  private static Obj event(Recorded recorded) {
    TraceEvent event = recorded.event();
    return Value.obj(
        "sequence", recorded.sequence(),
        "at", Timestamps.micros(event.at()),
        "component", event.component(),
        "action", event.action(),
        "subject", event.subject(),
        "revision", event.revision(),
        "span", event.span(),
        "cause", event.cause(),
        "details", Value.strings(event.details()));
  }
}
