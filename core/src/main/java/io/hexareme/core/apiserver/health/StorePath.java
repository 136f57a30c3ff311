package io.hexareme.core.apiserver.health;

import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.PathHandler;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.store.StoreHealth;
import io.hexareme.ports.store.StoreHealth.Report;
import io.hexareme.ports.value.Value;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code GET /hexareme/store}: how the store is, for programs: {@code {"state":"SLOW","summary":"the store is slow: …","causes":[…]}}.
 * Answered without asking the store.
 */
public final class StorePath implements PathHandler {
  private static final String PATH = "/hexareme/store";

  private final Responder responder;
  private final StoreHealth health;

  public StorePath(Responder responder, StoreHealth health) {
    this.responder = responder;
    this.health = health;
  }

  @Override
  public Optional<CompletionStage<ApiResponse>> handle(Call call) {
    if (!call.request().path().equals(PATH)) {
      return Optional.empty();
    }
    if (!call.request().method().equals("GET")) {
      throw Refusals.methodNotAllowed();
    }
    Report report = health.report();
    return Optional.of(CompletableFuture.completedFuture(responder.tree(call, 200, Value.obj(
        "state", report.state().name(), "summary", StoreWords.of(report), "causes", report.causes()))));
  }
}
