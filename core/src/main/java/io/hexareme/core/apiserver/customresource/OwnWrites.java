package io.hexareme.core.apiserver.customresource;

import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Value.Obj;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What the server itself writes about custom resources, through the same door as everybody. */
public final class OwnWrites {
  private static final Map<String, String> HEADERS =
      Ordered.map("content-type", Body.TREE, "accept", Body.TREE, "user-agent", "kube-apiserver");

  private final ApiServer server;
  private final Credential own;

  /** @param own proves that it is the server itself who writes */
  public OwnWrites(ApiServer server, Credential own) {
    this.server = server;
    this.own = own;
  }

  /** The code of the answer. */
  CompletionStage<Integer> put(String path, Obj object) {
    return send("PUT", path, new Body.Tree(object));
  }

  CompletionStage<Integer> deleteAll(String path) {
    return send("DELETE", path, new Body.None());
  }

  private CompletionStage<Integer> send(String method, String path, Body body) {
    return server.handle(new ApiRequest(method, path, Map.of(), HEADERS, body, own, "custom resources")).thenApply(answer -> answer.code());
  }
}
