package io.hexareme.adapters.assembly;

import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.adapters.codecjackson.YamlCodec;
import io.hexareme.adapters.codecprotobuf.OpenApiEncoder;
import io.hexareme.adapters.codecprotobuf.ProtobufDecoder;
import io.hexareme.adapters.codecprotobuf.ProtobufEncoder;
import io.hexareme.adapters.expressionscel.CelExpressions;
import io.hexareme.adapters.pkibouncycastle.KeySetVerifier;
import io.hexareme.core.apiserver.ApiServerPorts;
import io.hexareme.core.apiserver.ApiServerSettings;
import io.hexareme.core.apiserver.KubernetesApiServer;
import io.hexareme.core.apiserver.Operations;
import io.hexareme.core.apiserver.Outside;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.loop.ControllerHost;
import io.hexareme.core.scheduler.Scheduler;
import io.hexareme.core.store.backup.BackupSchedule;
import io.hexareme.ports.node.NodeAgents;
import io.hexareme.ports.schema.SchemaSource;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.store.BackupHealth;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreHealth;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Makes the parts of the control plane, each with its own identity: once at the start, again when one is restarted. */
final class Parts {
  private final ClusterSecrets secrets;
  private final Trace trace;
  private final SchemaSource schemas;
  private final SchemaTable table;
  private final Identities identities;
  private final FrontDoorAddress address;
  private final List<Controller> controllers;
  private final Figures figures;
  private final Shelves shelves;
  private final OutsideWays ways;
  private final AuditTrail audit;
  private final Instruments instruments;

  Parts(ClusterSecrets secrets, Trace trace, SchemaSource schemas, SchemaTable table, Identities identities, FrontDoorAddress address,
      List<Controller> controllers, Figures figures, Shelves shelves, OutsideWays ways, AuditTrail audit, Instruments instruments) {
    this.secrets = secrets;
    this.trace = trace;
    this.schemas = schemas;
    this.table = table;
    this.identities = identities;
    this.address = address;
    this.controllers = controllers;
    this.figures = figures;
    this.shelves = shelves;
    this.ways = ways;
    this.audit = audit;
    this.instruments = instruments;
  }

  /** Backups of the store on a schedule, not begun; on the server's loop. Empty when none are wanted. */
  Optional<BackupSchedule> backups(Host host, Supplier<CompletionStage<StoreImage>> source) {
    return shelves.on(host.loop()).map(wanted -> new BackupSchedule(
        source, wanted.shelf(), wanted.plan(), host.loop(), host.clock(), figures.metrics(), wanted.complaints()));
  }

  /** @param backups how they do, where some are scheduled */
  KubernetesApiServer apiServer(Host host, NodeAgents agents, Store store, StoreHealth health, Optional<BackupHealth> backups) {
    JsonCodec json = new JsonCodec();
    YamlCodec yaml = new YamlCodec();
    ApiServerPorts ports = new ApiServerPorts(instruments.store().apply(store), host.loop(), host.clock(), host.randomness(), trace,
        secrets.tokens(), agents, schemas, json, json, yaml, new ProtobufEncoder(table, json), new OpenApiEncoder(json),
        List.of(json, yaml, new ProtobufDecoder(table, json)),
        new Operations(figures.metrics(), figures.exposition(), health, backups, audit.auditing()), outside(host, json),
        secrets.certificates());
    return new KubernetesApiServer(ports, new ApiServerSettings(secrets.security().and(identities.users()), ClusterSettings.GIT_VERSION,
        secrets.authority(),
        ClusterSettings.SERVICE_CIDR, ClusterSettings.ISSUER, address.host(), address.port(), ClusterSettings.HISTORY)
        .with(secrets.security().settings()),
        instruments.flaws().apiServer());
  }

  private Outside outside(Host host, JsonCodec json) {
    return new Outside(new CelExpressions(), ways.webhooks().apply(host), ways.issuers().apply(host), new KeySetVerifier(json));
  }

  Scheduler scheduler(Host host, ComponentClients clients) {
    return new Scheduler(clients.of("system:kube-scheduler", "kube-scheduler"), host.loop(), host.clock(), host.randomness(), trace,
        instruments.flaws().scheduler());
  }

  ControllerHost controllers(Host host, ComponentClients clients) {
    return new ControllerHost(
        name -> clients.of("system:serviceaccount:kube-system:" + name, "kube-controller-manager"),
        clients.of("system:kube-controller-manager", "kube-controller-manager"),
        host.loop(), host.clock(), host.randomness(), trace, controllers, instruments.flaws().controllers(), figures.metrics());
  }
}
