package io.hexareme.adapters.testkit.fabric8;

import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardHttpRequest.ByteArrayBodyContent;
import io.fabric8.kubernetes.client.http.StandardHttpRequest.InputStreamBodyContent;
import io.fabric8.kubernetes.client.http.StandardHttpRequest.StringBodyContent;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** fabric8's words and the port's. */
final class Requests {
  private static final String BEARER = "Bearer ";

  private Requests() {}

  /** @param more headers, by lower-case name */
  static ApiRequest of(StandardHttpRequest request, Map<String, String> more, Credential usual) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>(more);
    request.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    if (request.getContentType() != null) {
      headers.putIfAbsent("content-type", request.getContentType());
    }
    String authorization = headers.remove("authorization");
    Credential credential = authorization != null && authorization.startsWith(BEARER)
        ? new Credential.Bearer(authorization.substring(BEARER.length()).strip()) : usual;
    return new ApiRequest(request.method(), request.uri().getPath(), query(request.uri().getRawQuery()), headers, body(request), credential, "");
  }

  private static Map<String, List<String>> query(String raw) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      query.computeIfAbsent(decoded(equals < 0 ? pair : pair.substring(0, equals)), name -> new ArrayList<>())
          .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Body body(StandardHttpRequest request) throws IOException {
    return switch (request.body()) {
      case null -> new Body.None();
      case StringBodyContent text -> Body.Encoded.of(Bytes.utf8(text.getContent()));
      case ByteArrayBodyContent bytes -> Body.Encoded.of(new Bytes(bytes.getContent()));
      case InputStreamBodyContent stream -> Body.Encoded.of(new Bytes(stream.getContent().readAllBytes()));
      default -> throw new IOException("a body in a form that is not known here: " + request.body().getClass());
    };
  }

  static Map<String, List<String>> headers(ApiResponse response) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    response.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    return headers;
  }

  static Bytes bytes(Body body) {
    return switch (body) {
      case Body.None none -> Bytes.EMPTY;
      case Body.Encoded encoded -> encoded.joined();
      case Body.Tree tree -> throw new IllegalStateException("a tree was answered to who asked for bytes");
    };
  }

  static String text(ApiResponse.Whole whole) {
    return whole.code() + " " + bytes(whole.body()).utf8();
  }
}
