package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.kinds.CustomTraits;
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
import java.util.function.Supplier;

/** From what a request asks for to who serves it. */
public final class Router {
  /** Their query is not this server's to read. */
  private static final List<String> PASSED_ON = List.of("proxy", "exec", "attach", "portforward");

  private final ServedResources resources;
  private final Map<String, SubresourceHandler> subresources;
  private final Map<String, VirtualResourceHandler> virtual;
  private final List<PathHandler> paths;
  private final Verbs verbs;
  private final Supplier<CompletionStage<Void>> latest;

  /**
   * @param subresources by {@code group/plural/subresource}; {@code *} as group/plural serves all resources with that subresource
   * @param virtual by {@code group/plural}
   * @param latest completes once the server knows all that has been written before
   */
  public Router(ServedResources resources, Map<String, SubresourceHandler> subresources,
      Map<String, VirtualResourceHandler> virtual, List<PathHandler> paths, Verbs verbs,
      Supplier<CompletionStage<Void>> latest) {
    this.resources = resources;
    this.subresources = subresources;
    this.virtual = virtual;
    this.paths = paths;
    this.verbs = verbs;
    this.latest = latest;
  }

  CompletionStage<ApiResponse> route(Call call) {
    RequestInfo info = call.info();
    return info.isResource() ? routeResource(call) : routePath(call);
  }

  private CompletionStage<ApiResponse> routePath(Call call) {
    for (PathHandler handler : paths) {
      Optional<CompletionStage<ApiResponse>> answer = handler.handle(call);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return noSuchPath();
  }

  private CompletionStage<ApiResponse> routeResource(Call call) {
    RequestInfo info = call.info();
    Optional<ServedResource> found = resources.find(info.group(), info.version(), info.resource());
    if (found.isPresent() || !info.group().contains(".")) {
      return routeResource(call, found);
    }
    // A definition may have come through another server of the store just now.
    return latest.get().thenCompose(known -> routeResource(call, resources.find(info.group(), info.version(), info.resource())));
  }

  private CompletionStage<ApiResponse> routeResource(Call call, Optional<ServedResource> found) {
    RequestInfo info = call.info();
    if (found.isEmpty() && !resources.serves(info.group(), info.version())) {
      return noSuchPath();
    }
    ServedResource resource = found.orElseThrow(Refusals::noSuchResource);
    resource.custom().map(CustomTraits::deprecation).filter(text -> !text.isEmpty()).ifPresent(call::warn);
    return info.subresource().isEmpty() ? serve(call, resource) : serveSubresource(call, resource);
  }

  private static CompletionStage<ApiResponse> noSuchPath() {
    return CompletableFuture.completedFuture(Responder.text(404, "404 page not found\n"));
  }

  private CompletionStage<ApiResponse> serveSubresource(Call call, ServedResource resource) {
    String subresource = call.info().subresource();
    boolean served = resource.schema().subresources().stream().anyMatch(s -> s.name().equals(subresource));
    SubresourceHandler handler = subresources.getOrDefault(
        resource.group() + "/" + resource.plural() + "/" + subresource, subresources.get("*/" + subresource));
    if (!served || handler == null) {
      throw Refusals.noSuchResource();
    }
    requirePlace(call.info(), resource);
    if (!PASSED_ON.contains(subresource)) {
      WriteOptions.check(call);
    }
    return handler.handle(call, resource);
  }

  private CompletionStage<ApiResponse> serve(Call call, ServedResource resource) {
    String verb = call.info().verb();
    requirePlace(call.info(), resource);
    if (!resource.schema().verbs().contains(verb) || !fitsName(call.info())) {
      throw Refusals.methodNotAllowed();
    }
    WriteOptions.check(call);
    VirtualResourceHandler handler = virtual.get(resource.group() + "/" + resource.plural());
    return handler != null ? verbs.createVirtual(call, resource, handler) : verbs.serve(call, resource);
  }

  /**
   * Namespaced resources are in a namespace and the others in none. A namespaced one can be listed and watched over all namespaces, and
   * nothing else.
   */
  private static void requirePlace(RequestInfo info, ServedResource resource) {
    if (resource.namespaced() == !info.namespace().isEmpty() || resource.group().isEmpty() && resource.plural().equals("namespaces")) {
      return;
    }
    boolean reads = info.name().isEmpty() && (info.verb().equals("list") || info.verb().equals("watch"));
    if (resource.namespaced() && reads) {
      return;
    }
    boolean readable = resource.namespaced() && info.name().isEmpty() && resource.schema().verbs().contains("list");
    throw readable ? Refusals.methodNotAllowed() : Refusals.noSuchResource();
  }

  /** A collection is posted to; a single object is replaced and patched. */
  private static boolean fitsName(RequestInfo info) {
    return switch (info.verb()) {
      case "create" -> info.name().isEmpty();
      case "update", "patch" -> !info.name().isEmpty();
      default -> true;
    };
  }
}
