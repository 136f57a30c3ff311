package io.hexareme.adapters.assembly;

import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.adapters.codecjackson.YamlCodec;
import io.hexareme.adapters.codecprotobuf.ProtobufDecoder;
import io.hexareme.core.apiserver.ApiServerPorts;
import io.hexareme.core.apiserver.ApiServerSettings;
import io.hexareme.core.apiserver.KubernetesApiServer;
import io.hexareme.core.apiserver.Operations;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.loop.ControllerHost;
import io.hexareme.core.scheduler.Scheduler;
import io.hexareme.core.store.backup.BackupSchedule;
import io.hexareme.ports.api.ApiServer;
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
  private final World world;
  private final ControlPlaneLoops loops;
  private final Trace trace;
  private final SchemaSource schemas;
  private final SchemaTable table;
  private final Identities identities;
  private final CrossLoopNodeAgents agents;
  private final FrontDoorAddress address;
  private final ComponentClients clients;
  private final List<Controller> controllers;
  private final Figures figures;
  private final Optional<ScheduledShelf> shelf;
  private final Instruments instruments;

  Parts(ClusterSecrets secrets, World world, ControlPlaneLoops loops, Trace trace, SchemaSource schemas,
      SchemaTable table, Identities identities, CrossLoopNodeAgents agents, FrontDoorAddress address, ComponentClients clients,
      List<Controller> controllers, Figures figures, Optional<ScheduledShelf> shelf, Instruments instruments) {
    this.secrets = secrets;
    this.world = world;
    this.loops = loops;
    this.trace = trace;
    this.schemas = schemas;
    this.table = table;
    this.identities = identities;
    this.agents = agents;
    this.address = address;
    this.clients = clients;
    this.controllers = controllers;
    this.figures = figures;
    this.shelf = shelf;
    this.instruments = instruments;
  }

  /** Backups of the store on a schedule, not begun; on the server's loop. Empty when none are wanted. */
  Optional<BackupSchedule> backups(Supplier<CompletionStage<StoreImage>> source) {
    return shelf.map(wanted -> new BackupSchedule(
        source, wanted.shelf(), wanted.plan(), loops.server(), world.clock(), figures.metrics(), wanted.complaints()));
  }

  /** @param backups how they do, where some are scheduled */
  KubernetesApiServer apiServer(Store store, StoreHealth health, Optional<BackupHealth> backups) {
    JsonCodec json = new JsonCodec();
    YamlCodec yaml = new YamlCodec();
    ApiServerPorts ports = new ApiServerPorts(instruments.store().apply(store), loops.server(), world.clock(), world.randomness().fork("apiserver"), trace,
        secrets.tokens(), agents, schemas, json, json, yaml, List.of(json, yaml, new ProtobufDecoder(table, json)),
        new Operations(figures.metrics(), figures.exposition(), health, backups));
    return new KubernetesApiServer(ports, new ApiServerSettings(identities.users(), ClusterSettings.GIT_VERSION, secrets.authority(),
        ClusterSettings.SERVICE_CIDR, ClusterSettings.ISSUER, address.host(), address.port(), ClusterSettings.HISTORY),
        instruments.flaws().apiServer());
  }

  /** The server with what a simulation puts before it. */
  ApiServer before(KubernetesApiServer server) {
    return instruments.server().apply(server);
  }

  Scheduler scheduler() {
    return new Scheduler(clients.of("system:kube-scheduler", "kube-scheduler"), loops.components(), world.clock(),
        world.randomness().fork("scheduler"), trace, instruments.flaws().scheduler());
  }

  ControllerHost controllers() {
    return new ControllerHost(
        name -> clients.of("system:serviceaccount:kube-system:" + name, "kube-controller-manager"),
        clients.of("system:kube-controller-manager", "kube-controller-manager"),
        loops.components(), world.clock(), world.randomness().fork("controllers"), trace, controllers, instruments.flaws().controllers());
  }
}
