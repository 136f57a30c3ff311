package io.hexareme.adapters.simulation;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a client is told when no server told it anything: broken connections in the form of the API's own refusals. */
enum WireAnswers {
  /** Nobody listens: nothing was done. */
  REFUSED(503, "ServiceUnavailable", "the API server is not up", 1),
  /** There was no connection: nothing was done. */
  UNREACHABLE(504, "Timeout", "the API server cannot be reached: i/o timeout", 0),
  /** Whatever was asked for may have been done. */
  LOST(504, "Timeout", "the connection to the API server was lost; it is not known whether the request was carried out", 0),
  BROKEN(500, "InternalError", "the API server gave no answer", 0);

  private final int code;
  private final String reason;
  private final String message;
  private final int retryAfterSeconds;

  WireAnswers(int code, String reason, String message, int retryAfterSeconds) {
    this.code = code;
    this.reason = reason;
    this.message = message;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** In the form that the request asks for. */
  ApiResponse to(ApiRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", "application/json");
    if (retryAfterSeconds > 0) headers.put("retry-after", Integer.toString(retryAfterSeconds));
    boolean tree = request.header("accept").contains(Body.TREE);
    return new ApiResponse.Whole(code, headers, tree ? new Body.Tree(status()) : Body.Encoded.of(Bytes.utf8(json())));
  }

  private Value status() {
    Value.Obj status = Value.obj("kind", "Status", "apiVersion", "v1", "metadata", Value.Obj.EMPTY, "status", "Failure",
        "message", message, "reason", reason);
    return (retryAfterSeconds == 0 ? status : status.with("details", Value.obj("retryAfterSeconds", retryAfterSeconds))).with("code", code);
  }

  private String json() {
    String details = retryAfterSeconds == 0 ? "" : "\"details\":{\"retryAfterSeconds\":" + retryAfterSeconds + "},";
    return "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":\"" + message + "\",\"reason\":\""
        + reason + "\"," + details + "\"code\":" + code + "}";
  }
}
