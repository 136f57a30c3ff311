package io.hexareme.adapters.testkit;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what requests bring into being, so that it can be taken away again. */
final class Creations implements ApiServer {
  private final ApiServer server;
  private final List<String> paths = new CopyOnWriteArrayList<>();

  Creations(ApiServer server) {
    this.server = server;
  }

  List<String> paths() {
    return List.copyOf(paths);
  }

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    return server.handle(request).thenApply(response -> {
      if (response instanceof ApiResponse.Whole(int code, var headers, Body.Tree(Value body)) && code == 201 && request.param("dryRun").isEmpty()) {
        note(request, body.text("metadata", "name"), body.text("metadata", "uid"));
      }
      return response;
    });
  }

  /** Reviews, bindings and evictions have no uid: they are not kept. */
  private void note(ApiRequest request, String name, String uid) {
    if (!uid.isEmpty()) {
      paths.add(request.method().equals("POST") ? request.path() + "/" + name : request.path());
    }
  }
}
