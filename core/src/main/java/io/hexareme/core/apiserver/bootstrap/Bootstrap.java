package io.hexareme.core.apiserver.bootstrap;

import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sees to it that the objects of a fresh cluster are there. All of a wave go out side by side, so that the store commits them
 * together; a start that finds them all writes nothing.
 */
public final class Bootstrap {
  private static final Map<String, String> HEADERS =
      Ordered.map("content-type", Body.TREE, "accept", Body.TREE, "user-agent", "kube-apiserver");

  private final ApiServer server;
  private final Credential own;
  private final ObjectReader objects;
  private final BootstrapObjects wanted;

  /**
   * @param server the pipeline that everybody goes through
   * @param own proves that it is the server itself who writes
   * @param objects what is there already
   */
  public Bootstrap(ApiServer server, Credential own, ObjectReader objects, BootstrapObjects wanted) {
    this.server = server;
    this.own = own;
    this.objects = objects;
    this.wanted = wanted;
  }

  /** Completes when all is there; exceptionally when a write is refused, after which the server must not serve. */
  public CompletionStage<Void> run() {
    CompletionStage<Void> done = CompletableFuture.completedFuture(null);
    for (List<Wanted> wave : wanted.waves()) {
      done = done.thenCompose(before -> write(wave));
    }
    return done;
  }

  private CompletionStage<Void> write(List<Wanted> wave) {
    return CompletableFuture.allOf(wave.stream().map(this::ensure).filter(Objects::nonNull).toArray(CompletableFuture[]::new));
  }

  /** Null when there is nothing to do. */
  private CompletableFuture<Void> ensure(Wanted object) {
    ObjectKey key = ObjectKey.of(object.object());
    Optional<Obj> there = objects.get(object.resource(), key);
    String collection = object.resource().path(key.namespace());
    if (there.isEmpty()) {
      return send("POST", collection, object.object());
    }
    Obj merged = object.merge().apply(there.get(), object.object());
    return merged.equals(there.get()) ? null : send("PUT", collection + "/" + key.name(), merged);
  }

  private CompletableFuture<Void> send(String method, String path, Obj object) {
    ApiRequest request = new ApiRequest(method, path, Map.of(), HEADERS, new Body.Tree(object), own, "bootstrap");
    return server.handle(request).thenAccept(response -> check(response, object)).toCompletableFuture();
  }

  /** Another server of the same store may have been faster; then it is there, which is all we want. */
  private static void check(ApiResponse response, Obj object) {
    if (response.code() >= 300 && response.code() != 409) {
      String why = response instanceof ApiResponse.Whole(int code, var headers, Body.Tree(Value status)) ? status.text("message") : "";
      throw new IllegalStateException("the server cannot write its own " + Meta.subject(object) + ": " + response.code() + " " + why);
    }
  }
}
