package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.value.Value.Obj;
import java.util.concurrent.CompletionStage;

/** Serves a resource that is answered and never stored: the reviews. */
@FunctionalInterface
public interface VirtualResourceHandler {

  /** @param object the decoded body, pruned and type-checked, with kind and apiVersion */
  CompletionStage<ApiResponse> create(Call call, ServedResource resource, Obj object);
}
