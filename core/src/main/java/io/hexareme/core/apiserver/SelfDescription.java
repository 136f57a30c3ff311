package io.hexareme.core.apiserver;

import io.hexareme.core.apiserver.discovery.DiscoveryPaths;
import io.hexareme.core.apiserver.health.HealthCheck;
import io.hexareme.core.apiserver.health.HealthPaths;
import io.hexareme.core.apiserver.health.IssuerPaths;
import io.hexareme.core.apiserver.health.MetricsPath;
import io.hexareme.core.apiserver.health.RootPaths;
import io.hexareme.core.apiserver.health.StorePath;
import io.hexareme.core.apiserver.health.VersionPath;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.openapi.OpenApiPaths;
import io.hexareme.core.apiserver.serving.PathHandler;
import io.hexareme.core.apiserver.serving.ServedResources;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.store.Store;
import java.util.ArrayList;
import java.util.List;

/** What the server says about itself: the handlers of all paths that are no resources, in the order in which they are asked. */
final class SelfDescription {
  private final ApiServerPorts ports;
  private final ApiServerSettings settings;
  private final SchemaTable table;
  private final ServedResources resources;

  SelfDescription(ApiServerPorts ports, ApiServerSettings settings, SchemaTable table, ServedResources resources) {
    this.ports = ports;
    this.settings = settings;
    this.table = table;
    this.resources = resources;
  }

  /** @param more handlers of other paths; they come before the last one, which takes every path */
  List<PathHandler> paths(Responder responder, Store store, ObjectCache cache, List<PathHandler> more) {
    String address = settings.advertisedHost() + ":" + settings.advertisedPort();
    List<PathHandler> paths = new ArrayList<>(List.of(
        new DiscoveryPaths(resources, responder, address),
        new OpenApiPaths(resources, table, ports.schemas()::description, responder, settings.gitVersion(),
            ports.jsonEncoder(), ports.openApiEncoder()),
        new VersionPath(responder, settings.gitVersion()),
        health(store, cache),
        new MetricsPath(ports.operations().exposition()),
        new StorePath(responder, ports.operations().store()),
        new IssuerPaths(ports.tokens(), ports.json(), ports.jsonEncoder(), settings.issuer(), address)));
    paths.addAll(more);
    paths.add(new RootPaths(resources, responder));
    return paths;
  }

  private HealthPaths health(Store store, ObjectCache cache) {
    Operations operations = ports.operations();
    List<HealthCheck> ready = new ArrayList<>(List.of(
        HealthCheck.storeReadiness("etcd-readiness", operations.store()),
        HealthCheck.that("informer-sync", "the store has not been read yet", () -> cache.revision() > 0)));
    operations.backups().ifPresent(backups -> ready.add(HealthCheck.backups("backup", backups)));
    return new HealthPaths(List.of(HealthCheck.ping(), HealthCheck.store("etcd", store::revision, operations.store())), ready);
  }
}
