package io.hexareme.adapters.httpvertx;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP request in the words of the port. Tokens leave the headers: they are the credential now. */
final class RequestMapping {
  /** https://www.w3.org/TR/trace-context/#traceparent-header: version, trace, parent, flags. */
  private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

  private RequestMapping() {}

  static ApiRequest map(HttpServerRequest request, String path, Credential credential, Bytes body) {
    Map<String, String> headers = headers(request);
    return new ApiRequest(
        request.method().name(),
        path,
        PercentDecoding.query(request.query()),
        headers,
        body.length() == 0 ? new Body.None() : Body.Encoded.of(body),
        credential,
        cause(headers));
  }

  private static Map<String, String> headers(HttpServerRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, String> header : request.headers()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!name.startsWith(":")) {
        headers.merge(name, header.getValue(), (one, next) -> one + "," + next);
      }
    }
    if (request.authority() != null) {
      headers.putIfAbsent("host", request.authority().toString());
    }
    headers.computeIfPresent("authorization", (_, value) -> Credentials.isBearer(value) ? null : value);
    headers.computeIfPresent("sec-websocket-protocol", (_, value) -> Credentials.withoutBearer(value).isEmpty() ? null : Credentials.withoutBearer(value));
    return headers;
  }

  private static String cause(Map<String, String> headers) {
    Matcher traceparent = TRACEPARENT.matcher(headers.getOrDefault("traceparent", ""));
    return traceparent.matches() ? traceparent.group(1) : "";
  }
}
