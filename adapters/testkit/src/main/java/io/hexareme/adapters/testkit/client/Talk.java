package io.hexareme.adapters.testkit.client;

import io.hexareme.adapters.assembly.remote.Documents;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What goes to the server, and what comes back, in the port's words. */
final class Talk {
  private Talk() {}

  /** @param body null for none */
  static ApiRequest request(String method, String target, Value body, String contentType, Credential credential, String agent) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("accept", Body.TREE);
    headers.put("user-agent", agent);
    if (body != null) {
      headers.put("content-type", contentType == null || contentType.isEmpty() ? Body.TREE : contentType);
    }
    int mark = target.indexOf('?');
    return new ApiRequest(method, decoded(mark < 0 ? target : target.substring(0, mark)), query(mark < 0 ? "" : target.substring(mark + 1)),
        headers, body == null ? new Body.None() : new Body.Tree(body), credential, "");
  }

  private static Map<String, List<String>> query(String text) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split("&")) {
      int equals = pair.indexOf('=');
      query.computeIfAbsent(decoded(equals < 0 ? pair : pair.substring(0, equals)), name -> new ArrayList<>())
          .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
    return query;
  }

  /** A plus stands for itself in a path, and in queries as people write them. */
  private static String decoded(String text) {
    return text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** A stream is cancelled: nobody reads it here. */
  static Value body(ApiResponse response) {
    return switch (response) {
      case ApiResponse.Whole(int code, var headers, Body.Tree(Value tree)) -> tree;
      case ApiResponse.Whole(int code, var headers, Body.Encoded encoded) -> decoded(headers.getOrDefault("content-type", ""), encoded.joined());
      case ApiResponse.Whole(int code, var headers, Body.None none) -> Obj.EMPTY;
      case ApiResponse.Streaming streaming -> {
        streaming.frames().cancel();
        yield Obj.EMPTY;
      }
      case ApiResponse.Conversing conversing -> {
        conversing.dialogue().cancel();
        yield Obj.EMPTY;
      }
    };
  }

  private static Value decoded(String type, Bytes bytes) {
    try {
      return type.contains("json") ? Documents.json().decode(bytes).value() : new Value.Str(bytes.utf8());
    } catch (MalformedBody malformed) {
      throw new IllegalStateException("the server's answer is no JSON: " + malformed.getMessage(), malformed);
    }
  }
}
