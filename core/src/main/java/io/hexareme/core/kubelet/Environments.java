package io.hexareme.core.kubelet;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Informer;
import io.hexareme.core.client.Result;
import io.hexareme.core.kubelet.downward.DownwardApi;
import io.hexareme.core.kubelet.node.NodeConfig;
import io.hexareme.core.kubelet.pod.ContainerSpec;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.runtime.RuntimeFailure;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads the ConfigMaps and Secrets that a container's environment speaks of, and makes the environment of them. */
final class Environments {
  private final ApiClient client;
  private final NodeConfig node;
  private final Informer services;
  private final CompletableFuture<Void> servicesKnown = new CompletableFuture<>();

  /** @param services not started yet; containers wait for its first list */
  Environments(ApiClient client, NodeConfig node, Informer services) {
    this.client = client;
    this.node = node;
    this.services = services;
    services.onProgress(() -> servicesKnown.complete(null));
  }

  /** Fails with CreateContainerConfigError when something that must be there is not. */
  CompletionStage<Environment> of(Doing doing, ContainerSpec spec) {
    String podIp = doing.runtime().readySandbox().map(sandbox -> sandbox.config().hostNetwork() ? node.internalIp() : sandbox.ip()).orElse("");
    DownwardApi downward = new DownwardApi(doing.pod(), node.internalIp(), podIp, node.capacity());
    return servicesKnown.thenCompose(known -> sources(doing, spec))
        .thenApply(sources -> new EnvironmentRules(downward, spec.spec(), sources, ServiceLinks.of(doing.pod(), services.all())).environment());
  }

  private CompletionStage<Map<EnvironmentSource, Obj>> sources(Doing doing, ContainerSpec spec) {
    CompletionStage<Map<EnvironmentSource, Obj>> found = CompletableFuture.completedFuture(new LinkedHashMap<>());
    for (EnvironmentSource source : wanted(spec)) {
      found = found.thenCompose(known -> read(doing, source).thenApply(object -> {
        if (object != null) {
          known.put(source, object);
        }
        return known;
      }));
    }
    return found;
  }

  private static Set<EnvironmentSource> wanted(ContainerSpec spec) {
    Set<EnvironmentSource> wanted = new LinkedHashSet<>();
    for (Value from : spec.spec().list("envFrom")) {
      EnvironmentSource.in(from).ifPresent(wanted::add);
    }
    for (Value variable : spec.spec().list("env")) {
      EnvironmentSource.in(variable.at("valueFrom")).ifPresent(wanted::add);
    }
    return wanted;
  }

  /** Null when there is none. */
  private CompletionStage<Obj> read(Doing doing, EnvironmentSource source) {
    Resource resource = source.secret() ? Resource.SECRETS : Resource.CONFIG_MAPS;
    return client.because(doing.span()).get(resource, Meta.namespace(doing.pod()), source.name()).thenApply(result -> switch (result) {
      case Result.Ok(int code, Obj object) -> object;
      case Result.Failed failed when failed.isNotFound() -> null;
      case Result.Failed failed -> throw new RuntimeFailure("CreateContainerConfigError", failed.message());
    });
  }
}
