package io.hexareme.core.apiserver.subresource;

import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.node.NodeAgents.LogRequest;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** Reads and checks the query of a log request (v1 PodLogOptions). */
final class LogParameters {
  /** Those of PodLogsQuery (KEP-3288), in the order in which they are told. */
  private static final List<String> STREAMS = List.of("All", "Stderr", "Stdout");

  private LogParameters() {}

  static LogRequest read(Call call, Obj pod, String container) {
    long tail = number(call, "tailLines");
    long since = number(call, "sinceSeconds");
    long limit = number(call, "limitBytes");
    String time = call.request().param("sinceTime");
    List<FieldError> errors = new ArrayList<>();
    atLeast(call, "tailLines", tail, 0, "must be greater than or equal to 0", errors);
    atLeast(call, "limitBytes", limit, 1, "must be greater than 0", errors);
    atLeast(call, "sinceSeconds", since, 1, "must be greater than 0", errors);
    if (given(call, "sinceSeconds") && !time.isEmpty()) {
      errors.add(FieldError.forbidden(FieldPath.ROOT.child("sinceSeconds"),
          "at most one of `sinceTime` or `sinceSeconds` may be specified"));
    }
    String stream = call.request().param("stream").isEmpty() ? "All" : call.request().param("stream");
    if (!STREAMS.contains(stream)) {
      errors.add(FieldError.notSupported(FieldPath.of("stream"), Value.of(stream), STREAMS));
    } else if (!stream.equals("All") && given(call, "tailLines")) {
      errors.add(FieldError.forbidden(FieldPath.ROOT, "`tailLines` and specific `stream` are mutually exclusive for now"));
    }
    if (!errors.isEmpty()) {
      throw Refusals.invalid("", "PodLogOptions", Meta.name(pod), errors);
    }
    if (!time.isEmpty() && Timestamps.parse(Value.of(time)).isEmpty()) {
      throw Refusals.badRequest("parsing time \"" + time + "\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"" + time + "\" as \"2006\"");
    }
    return new LogRequest(Meta.namespace(pod), Meta.name(pod), container, flag(call, "follow"), flag(call, "previous"),
        flag(call, "timestamps"), tail, since, time, limit, stream);
  }

  private static boolean given(Call call, String name) {
    return !call.request().param(name).isEmpty();
  }

  private static boolean flag(Call call, String name) {
    return RequestInfo.isTrue(call.request(), name);
  }

  /** -1 when it is not given. */
  private static long number(Call call, String name) {
    String text = call.request().param(name);
    try {
      return text.isEmpty() ? -1 : Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw Refusals.badRequest("strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
    }
  }

  private static void atLeast(Call call, String name, long number, long least, String words, List<FieldError> errors) {
    if (given(call, name) && number < least) {
      errors.add(FieldError.invalid(FieldPath.of(name), Value.of(number), words));
    }
  }
}
