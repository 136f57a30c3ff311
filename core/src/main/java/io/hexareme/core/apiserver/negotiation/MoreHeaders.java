package io.hexareme.core.apiserver.negotiation;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import java.util.LinkedHashMap;
import java.util.Map;

/** Headers for an answer that is made. */
public final class MoreHeaders {
  private MoreHeaders() {}

  /** The same answer with these headers too, of whatever sort it is; names in lower case. */
  public static ApiResponse on(ApiResponse response, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(response.headers());
    all.putAll(more);
    return switch (response) {
      case ApiResponse.Whole(int code, Map<String, String> headers, Body body) -> new ApiResponse.Whole(code, all, body);
      case ApiResponse.Streaming(int code, Map<String, String> headers, ApiResponse.Frames frames) -> new ApiResponse.Streaming(code, all, frames);
      case ApiResponse.Conversing(Map<String, String> headers, ApiResponse.Dialogue dialogue) -> new ApiResponse.Conversing(all, dialogue);
    };
  }
}
