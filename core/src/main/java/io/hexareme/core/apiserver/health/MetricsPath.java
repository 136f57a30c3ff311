package io.hexareme.core.apiserver.health;

import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.PathHandler;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.metrics.Exposition;
import io.hexareme.ports.value.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** {@code GET /metrics}: all figures of this process. Who may look is for RBAC, as for every path. */
public final class MetricsPath implements PathHandler {
  private final Exposition exposition;

  public MetricsPath(Exposition exposition) {
    this.exposition = exposition;
  }

  @Override
  public Optional<CompletionStage<ApiResponse>> handle(Call call) {
    if (!call.request().path().equals("/metrics")) {
      return Optional.empty();
    }
    if (!call.request().method().equals("GET")) {
      throw Refusals.methodNotAllowed();
    }
    return Optional.of(exposition.text().thenApply(MetricsPath::answer));
  }

  private static ApiResponse answer(String text) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", "text/plain; version=0.0.4; charset=utf-8");
    headers.put("cache-control", "no-cache, private");
    return new ApiResponse.Whole(200, headers, Body.Encoded.of(Bytes.utf8(text)));
  }
}
