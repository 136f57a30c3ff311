package io.hexareme.adapters.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.hexareme.adapters.backupetcd.BackupDirectory;
import io.hexareme.adapters.backupetcd.EtcdSnapshotFormat;
import io.hexareme.adapters.tracememory.MemoryTrace;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.store.backup.BackupPlan;
import io.hexareme.ports.metrics.Exposition;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.schema.SchemaSource;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The control plane and the nodes: who lives where, who is who, what talks to what. */
final class ControlPlaneModule extends AbstractModule {
  private static final int TRACE_EVENTS = 50_000;

  private final ClusterSettings settings;
  private final ClusterSecrets secrets;
  private final FrontDoorAddress address;
  private final SwitchedApiServer front;
  private final Instruments instruments;

  ControlPlaneModule(ClusterSettings settings, ClusterSecrets secrets, FrontDoorAddress address, SwitchedApiServer front) {
    this(settings, secrets, address, front, Instruments.NONE);
  }

  /** @param instruments for simulations */
  ControlPlaneModule(ClusterSettings settings, ClusterSecrets secrets, FrontDoorAddress address, SwitchedApiServer front, Instruments instruments) {
    this.instruments = instruments;
    this.settings = settings;
    this.secrets = secrets;
    this.address = address;
    this.front = front;
  }

  @Provides
  @Singleton
  Trace trace() {
    return new MemoryTrace(TRACE_EVENTS);
  }

  @Provides
  @Singleton
  SchemaSource schemas() {
    return new BuiltInSchemas();
  }

  @Provides
  @Singleton
  SchemaTable table(SchemaSource schemas) {
    return schemas.load();
  }

  @Provides
  @Singleton
  List<Controller> controllers(SchemaTable table) {
    List<Resource> deletable = table.resources().stream()
        .filter(r -> r.verbs().containsAll(List.of("list", "watch", "delete")))
        .map(r -> new Resource(r.group(), r.version(), r.plural(), r.kind(), r.namespaced()))
        .toList();
    return Controllers.all(deletable, secrets.authority());
  }

  @Provides
  @Singleton
  Identities identities(World world, List<Controller> controllers) {
    List<String> nodes = IntStream.range(0, settings.nodes()).mapToObj(ClusterSettings::nodeName).toList();
    return new Identities(world.randomness().fork("identities"), controllers.stream().map(Controller::name).toList(), nodes);
  }

  @Provides
  @Singleton
  CrossLoopNodeAgents agents(ControlPlaneLoops loops) {
    return new CrossLoopNodeAgents(loops.server());
  }

  @Provides
  @Singleton
  ComponentClients clients(ControlPlaneLoops loops, Identities identities) {
    return new ComponentClients(new CrossLoopApiServer(front, loops.server(), loops::components), identities, instruments);
  }

  @Provides
  @Singleton
  Optional<ScheduledShelf> shelf(ControlPlaneLoops loops, Provider<BackupWorker> worker) {
    return settings.backups().map(wanted -> new ScheduledShelf(
        new BackupDirectory(wanted.directory(), new EtcdSnapshotFormat(), loops.server(), worker.get()),
        new BackupPlan(wanted.every(), wanted.keep()), wanted.complaints()));
  }

  @Provides
  @Singleton
  Figures figures(Metrics metrics, Exposition exposition) {
    return new Figures(metrics, exposition);
  }

  @Provides
  @Singleton
  Parts parts(World world, ControlPlaneLoops loops, Trace trace, SchemaSource schemas, SchemaTable table, Identities identities,
      CrossLoopNodeAgents agents, ComponentClients clients, List<Controller> controllers, Figures figures, Optional<ScheduledShelf> shelf) {
    return new Parts(secrets, world, loops, trace, schemas, table, identities, agents, address, clients, controllers, figures, shelf, instruments);
  }

  @Provides
  @Singleton
  Nodes nodes(ComponentClients clients, CrossLoopNodeAgents agents, ControlPlaneLoops loops, World world, Trace trace) {
    return new Nodes(clients, agents, loops.components(), world, trace, settings.data().map(data -> data.resolve("runtime")), instruments.flaws());
  }
}
