package io.hexareme.core.apiserver.fairness;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import java.util.LinkedHashMap;
import java.util.Map;

/** A flow schema with its level, as requests meet them. */
record Flow(FlowSchema schema, Level level, FlowFigures figures) {
  private static final String SCHEMA_HEADER = "x-kubernetes-pf-flowschema-uid";
  private static final String LEVEL_HEADER = "x-kubernetes-pf-prioritylevel-uid";

  /** The answer with the headers that say how the request was classified. */
  ApiResponse marked(ApiResponse response) {
    return switch (response) {
      case ApiResponse.Whole(int code, Map<String, String> headers, Body body) -> new ApiResponse.Whole(code, with(headers), body);
      case ApiResponse.Streaming(int code, Map<String, String> headers, ApiResponse.Frames frames) ->
          new ApiResponse.Streaming(code, with(headers), frames);
      case ApiResponse.Conversing(Map<String, String> headers, ApiResponse.Dialogue dialogue) ->
          new ApiResponse.Conversing(with(headers), dialogue);
    };
  }

  private Map<String, String> with(Map<String, String> headers) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(SCHEMA_HEADER, schema.uid());
    more.put(LEVEL_HEADER, level.spec().uid());
    return more;
  }
}
