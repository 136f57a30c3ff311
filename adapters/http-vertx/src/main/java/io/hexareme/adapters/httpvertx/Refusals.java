package io.hexareme.adapters.httpvertx;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Bytes;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The few answers that the transport gives by itself, as Status bodies (API conventions, "Response Status Kind"). */
final class Refusals {
  static final ApiResponse.Whole TOO_LARGE =
      status(413, "RequestEntityTooLarge", "Request entity too large: limit is " + RequestBody.LIMIT);
  static final ApiResponse.Whole UNAUTHORIZED = status(401, "Unauthorized", "Unauthorized");
  static final ApiResponse.Whole BAD_PATH = status(400, "BadRequest", "the path of the URL is malformed");
  static final ApiResponse.Whole TREE_SENT = status(415, "UnsupportedMediaType",
      "the body of the request was in an unknown format - accepted media types include: "
          + "application/json, application/yaml, application/vnd.kubernetes.protobuf");
  static final ApiResponse.Whole TREE_WANTED = status(406, "NotAcceptable",
      "only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf");
  static final ApiResponse.Whole BROKEN = status(500, "InternalError", "Internal error occurred");

  private Refusals() {}

  /** A connection cannot become what was asked for. @param message without quotes of the client's */
  static ApiResponse.Whole upgrade(String message) {
    return status(400, "BadRequest", message.replace("\\", "").replace("\"", "\\\""));
  }

  /** Client and server have no protocol in common. */
  static ApiResponse.Whole protocol(String message) {
    return status(403, "Forbidden", message.replace("\\", "").replace("\"", "\\\""));
  }

  /** Trees have no bytes: that media type is for callers in this process only. */
  static Optional<ApiResponse.Whole> ofTrees(ApiRequest request) {
    if (names(request.header("content-type"))) {
      return Optional.of(TREE_SENT);
    }
    return names(request.header("accept")) ? Optional.of(TREE_WANTED) : Optional.empty();
  }

  private static boolean names(String header) {
    return header.toLowerCase(Locale.ROOT).contains(Body.TREE);
  }

  private static ApiResponse.Whole status(int code, String reason, String message) {
    String json = "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":\"" + message
        + "\",\"reason\":\"" + reason + "\",\"code\":" + code + "}";
    return new ApiResponse.Whole(code, Map.of("content-type", "application/json"), Body.Encoded.of(Bytes.utf8(json)));
  }
}
