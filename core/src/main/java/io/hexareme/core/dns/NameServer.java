package io.hexareme.core.dns;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Informer;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.dns.ClusterDns;
import io.hexareme.ports.time.Loop;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers from its own copy of Services and Endpoints, of which it may be a moment behind. Lives on one loop. */
public final class NameServer implements ClusterDns {
  private final Informer services;
  private final Informer endpoints;
  private final Zone zone;

  /** @param client with the identity of the service account {@code kube-system/kube-dns} */
  public NameServer(ApiClient client, Loop loop) {
    this.services = new Informer(client, loop, Resource.SERVICES, Map.of());
    this.endpoints = new Informer(client, loop, Resource.ENDPOINTS, Map.of());
    this.zone = new Zone(services::get, endpoints::get);
  }

  public void start() {
    services.start();
    endpoints.start();
  }

  public void stop() {
    services.stop();
    endpoints.stop();
  }

  @Override
  public CompletionStage<Answer> resolve(String name) {
    boolean knowing = services.synced() && endpoints.synced();
    return CompletableFuture.completedFuture(knowing ? zone.resolve(name) : new ServerFailure());
  }
}
