package io.hexareme.core.apiserver.health;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.PathHandler;
import io.hexareme.core.apiserver.serving.ServedResources;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code /}: the paths that are served. Whoever asks for anything else that is not below {@code /api} or {@code /apis} is told the
 * same, with 404. It takes every such path, so it comes last.
 */
public final class RootPaths implements PathHandler {
  private static final List<String> ALWAYS = List.of("/.well-known/openid-configuration", "/api", "/apis", "/healthz", "/healthz/ping",
      "/livez", "/livez/etcd", "/livez/ping", "/metrics", "/openapi/v2", "/openapi/v3", "/openid/v1/jwks", "/readyz", "/readyz/etcd", "/readyz/ping", "/version");

  private final ServedResources resources;
  private final Responder responder;

  public RootPaths(ServedResources resources, Responder responder) {
    this.resources = resources;
    this.responder = responder;
  }

  @Override
  public Optional<CompletionStage<ApiResponse>> handle(Call call) {
    String path = call.request().path();
    if (call.info().isResource() || (path + "/").startsWith("/api/") || (path + "/").startsWith("/apis/")) {
      return Optional.empty();
    }
    boolean root = path.isEmpty() || path.equals("/") || path.equals("/index.html");
    return Optional.of(CompletableFuture.completedFuture(responder.tree(call, root ? 200 : 404, paths())));
  }

  private Obj paths() {
    TreeSet<String> paths = new TreeSet<>(ALWAYS);
    for (ServedResource resource : resources.all()) {
      if (resource.group().isEmpty()) {
        paths.add("/api/" + resource.schema().version());
      } else {
        paths.add("/apis/" + resource.group());
        paths.add("/apis/" + resource.schema().apiVersion());
      }
    }
    return Value.obj("paths", List.copyOf(paths));
  }
}
