package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.request.Call;
import io.hexareme.ports.api.ApiResponse;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Serves paths that are no resources: discovery, OpenAPI, health, version, metrics. */
@FunctionalInterface
public interface PathHandler {

  /** Empty when the path is not this handler's. */
  Optional<CompletionStage<ApiResponse>> handle(Call call);
}
