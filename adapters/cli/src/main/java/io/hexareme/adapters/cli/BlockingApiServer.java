package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.remote.HttpApiServer;
import io.hexareme.adapters.assembly.remote.KubeconfigFile;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** A remote API server for one caller on one thread: each call blocks until its answer is there, which a command line may do. */
final class BlockingApiServer implements ApiServer, AutoCloseable {
  private final HttpApiServer server;

  BlockingApiServer(KubeconfigFile config) {
    this.server = new HttpApiServer(config);
  }

  /** @throws UncheckedIOException when the server cannot be reached */
  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    try {
      return CompletableFuture.completedFuture(server.handle(request).toCompletableFuture().get());
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the API server", interrupted);
    }
  }

  @Override
  public void close() {
    server.close();
  }

  /** A request in this process' name. */
  static ApiRequest request(String method, String path, Map<String, String> query, Map<String, String> headers, Body body) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    query.forEach((name, value) -> parameters.put(name, List.of(value)));
    Map<String, String> all = new LinkedHashMap<>(Map.of("accept", "application/json", "user-agent", "hexareme"));
    all.putAll(headers);
    return new ApiRequest(method, path, parameters, all, body, new Credential.None(), "");
  }
}
