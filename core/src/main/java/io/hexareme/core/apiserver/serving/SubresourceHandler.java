package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.ports.api.ApiResponse;
import java.util.concurrent.CompletionStage;

/** Serves one subresource of one resource, all its verbs. The call is authenticated and authorized. */
@FunctionalInterface
public interface SubresourceHandler {

  /**
   * Completes exceptionally only with a {@link io.hexareme.core.apiserver.status.Refusal} (or throws it); with
   * {@code Refusals.methodNotAllowed()} for a verb that it does not serve.
   */
  CompletionStage<ApiResponse> handle(Call call, ServedResource resource);
}
