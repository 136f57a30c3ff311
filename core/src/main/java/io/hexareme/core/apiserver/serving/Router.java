package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.api.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** From what a request asks for to who serves it. */
public final class Router {
  private final ServedResources resources;
  private final Map<String, SubresourceHandler> subresources;
  private final Map<String, VirtualResourceHandler> virtual;
  private final List<PathHandler> paths;
  private final Verbs verbs;

  /**
   * @param subresources by {@code group/plural/subresource}; {@code *} as group/plural serves all resources with that subresource
   * @param virtual by {@code group/plural}
   */
  public Router(ServedResources resources, Map<String, SubresourceHandler> subresources,
      Map<String, VirtualResourceHandler> virtual, List<PathHandler> paths, Verbs verbs) {
    this.resources = resources;
    this.subresources = subresources;
    this.virtual = virtual;
    this.paths = paths;
    this.verbs = verbs;
  }

  CompletionStage<ApiResponse> route(Call call) {
    RequestInfo info = call.info();
    for (PathHandler handler : paths) {
      Optional<CompletionStage<ApiResponse>> answer = handler.handle(call);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    if (!info.isResource()) {
      return CompletableFuture.completedFuture(Responder.text(404, "404 page not found\n"));
    }
    boolean knownGroup = resources.all().stream()
        .anyMatch(r -> r.group().equals(info.group()) && r.schema().version().equals(info.version()));
    if (!knownGroup) {
      return CompletableFuture.completedFuture(Responder.text(404, "404 page not found\n"));
    }
    ServedResource resource = resources.find(info.group(), info.version(), info.resource()).orElseThrow(Refusals::noSuchResource);
    return info.subresource().isEmpty() ? serve(call, resource) : serveSubresource(call, resource);
  }

  private CompletionStage<ApiResponse> serveSubresource(Call call, ServedResource resource) {
    String subresource = call.info().subresource();
    boolean served = resource.schema().subresources().stream().anyMatch(s -> s.name().equals(subresource));
    SubresourceHandler handler = subresources.getOrDefault(
        resource.group() + "/" + resource.plural() + "/" + subresource, subresources.get("*/" + subresource));
    if (!served || handler == null) {
      throw Refusals.noSuchResource();
    }
    return handler.handle(call, resource);
  }

  private CompletionStage<ApiResponse> serve(Call call, ServedResource resource) {
    String verb = call.info().verb();
    if (!resource.schema().verbs().contains(verb) || namespaceMissing(call, resource)) {
      throw Refusals.methodNotAllowed();
    }
    VirtualResourceHandler handler = virtual.get(resource.group() + "/" + resource.plural());
    return handler != null ? verbs.createVirtual(call, resource, handler) : verbs.serve(call, resource);
  }

  /** A namespaced resource can be listed and watched over all namespaces, and nothing else. */
  private static boolean namespaceMissing(Call call, ServedResource resource) {
    boolean reading = call.info().verb().equals("list") || call.info().verb().equals("watch");
    boolean virtualCreate = !resource.schema().verbs().contains("get");
    return resource.namespaced() && call.info().namespace().isEmpty() && !reading && !virtualCreate;
  }
}
