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
import java.util.stream.IntStream;

/** What the parts of any cluster are made of, wherever they live. */
final class ControlPlaneModule extends AbstractModule {
  private static final int TRACE_EVENTS = 50_000;

  private final ClusterSettings settings;
  private final ClusterSecrets secrets;
  private final FrontDoorAddress address;
  private final Instruments instruments;

  ControlPlaneModule(ClusterSettings settings, ClusterSecrets secrets, FrontDoorAddress address) {
    this(settings, secrets, address, Instruments.NONE);
  }

  /** @param instruments for simulations */
  ControlPlaneModule(ClusterSettings settings, ClusterSecrets secrets, FrontDoorAddress address, Instruments instruments) {
    this.instruments = instruments;
    this.settings = settings;
    this.secrets = secrets;
    this.address = address;
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
    return Controllers.all(deletable, table, secrets);
  }

  @Provides
  @Singleton
  Identities identities(World world, List<Controller> controllers) {
    List<String> nodes = IntStream.range(0, settings.nodes()).mapToObj(ClusterSettings::nodeName).toList();
    return new Identities(world.randomness().fork("identities"), controllers.stream().map(Controller::name).toList(), nodes);
  }

  @Provides
  @Singleton
  Shelves shelves(Provider<BackupWorker> worker) {
    return loop -> settings.backups().map(wanted -> new ScheduledShelf(
        new BackupDirectory(wanted.directory(), new EtcdSnapshotFormat(), loop, worker.get()),
        new BackupPlan(wanted.every(), wanted.keep()), wanted.complaints()));
  }

  @Provides
  @Singleton
  AuditBook auditBook() {
    return new AuditBook();
  }

  @Provides
  @Singleton
  AuditTrail audit(AuditBook book) {
    return AuditTrail.of(settings.audit(), book);
  }

  @Provides
  @Singleton
  Figures figures(Metrics metrics, Exposition exposition) {
    return new Figures(metrics, exposition);
  }

  @Provides
  @Singleton
  Parts parts(Trace trace, SchemaSource schemas, SchemaTable table, Identities identities, List<Controller> controllers, Figures figures,
      Shelves shelves, OutsideWays ways, AuditTrail audit) {
    return new Parts(secrets, trace, schemas, table, identities, address, controllers, figures, shelves, ways, audit, instruments);
  }
}
