package io.hexareme.core.apiserver.fairness;

import io.hexareme.core.apiserver.negotiation.MoreHeaders;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.api.ApiResponse;
import java.util.Map;

/** A flow schema with its level, as requests meet them. */
record Flow(FlowSchema schema, Level level, FlowFigures figures, Map<String, String> headers) {
  private static final String SCHEMA_HEADER = "x-kubernetes-pf-flowschema-uid";
  private static final String LEVEL_HEADER = "x-kubernetes-pf-prioritylevel-uid";

  static Flow of(FlowSchema schema, Level level, FlowFigures figures) {
    return new Flow(schema, level, figures, Ordered.map(SCHEMA_HEADER, schema.uid(), LEVEL_HEADER, level.spec().uid()));
  }

  /** The answer with the headers that say how the request was classified. */
  ApiResponse marked(ApiResponse response) {
    return MoreHeaders.on(response, headers);
  }
}
