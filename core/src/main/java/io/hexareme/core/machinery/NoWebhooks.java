package io.hexareme.core.machinery;

import io.hexareme.ports.webhook.Webhooks;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where nothing outside can be reached. */
public enum NoWebhooks implements Webhooks {
  NONE;

  @Override
  public CompletionStage<Answer> post(Call call) {
    return CompletableFuture.completedFuture(
        new Answer.Failed(false, "this API server was put together without a way to reach webhooks"));
  }
}
