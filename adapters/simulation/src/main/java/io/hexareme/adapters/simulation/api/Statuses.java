package io.hexareme.adapters.simulation.api;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Kubernetes' refusals (meta/v1 Status), in the form that the caller reads: a tree, or JSON. */
final class Statuses {
  private Statuses() {}

  /** What a client sees of a request that nobody answered. */
  static ApiResponse timedOut(ApiRequest request, Asked asked) {
    return refused(request, asked, new ApiFault.Effect.Refuse(504, "Timeout", "", 0));
  }

  static ApiResponse refused(ApiRequest request, Asked asked, ApiFault.Effect.Refuse refusal) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", wantsTrees(request) ? Body.TREE : "application/json");
    if (refusal.retryAfterSeconds() > 0) headers.put("retry-after", Integer.toString(refusal.retryAfterSeconds()));
    return new ApiResponse.Whole(refusal.code(), headers, body(request, status(asked, refusal)));
  }

  /** The ERROR event of a watch whose history is gone. */
  static Body expiredEvent(ApiRequest request) {
    Obj event = Value.obj("type", "ERROR", "object", status(410, "Expired", "too old resource version: " + request.param("resourceVersion"), null));
    return wantsTrees(request) ? new Body.Tree(event) : Body.Encoded.of(Bytes.utf8(TreeText.json(event) + "\n"));
  }

  static boolean wantsTrees(ApiRequest request) {
    return request.header("accept").contains(Body.TREE);
  }

  private static Body body(ApiRequest request, Obj status) {
    return wantsTrees(request) ? new Body.Tree(status) : Body.Encoded.of(Bytes.utf8(TreeText.json(status)));
  }

  private static Obj status(Asked asked, ApiFault.Effect.Refuse refusal) {
    String message = refusal.message().isEmpty() ? usualMessage(refusal.code(), asked) : refusal.message();
    boolean aboutObject = refusal.code() == 409 || refusal.code() == 404 || refusal.code() == 403;
    Obj details = Value.obj(
        "name", aboutObject && !asked.name().isEmpty() ? asked.name() : null,
        "group", aboutObject && !asked.group().isEmpty() ? asked.group() : null,
        "kind", aboutObject ? asked.resource() : null,
        "causes", refusal.code() == 500 ? List.of(Value.obj("message", "injected fault")) : null,
        "retryAfterSeconds", refusal.retryAfterSeconds() > 0 ? refusal.retryAfterSeconds() : null);
    return status(refusal.code(), refusal.reason(), message, details);
  }

  private static Obj status(int code, String reason, String message, Obj details) {
    return Value.obj("kind", "Status", "apiVersion", "v1", "metadata", Obj.EMPTY, "status", "Failure",
        "message", message, "reason", reason, "details", details, "code", code);
  }

  private static String usualMessage(int code, Asked asked) {
    return switch (code) {
      case 403 -> asked.qualifiedResource() + " \"" + asked.name() + "\" is forbidden";
      case 404 -> asked.qualifiedResource() + " \"" + asked.name() + "\" not found";
      case 409 -> "Operation cannot be fulfilled on " + asked.qualifiedResource() + " \"" + asked.name()
          + "\": the object has been modified; please apply your changes to the latest version and try again";
      case 410 -> "The resourceVersion for the provided " + (asked.verb().equals("list") ? "list" : "watch") + " is too old.";
      case 429 -> "Too many requests, please try again later.";
      case 500 -> "Internal error occurred: injected fault";
      case 503 -> "the server is currently unable to handle the request";
      case 504 -> "Timeout: request did not complete within the allotted timeout";
      default -> "the server does not allow this method on the requested resource";
    };
  }
}
