package io.hexareme.adapters.assembly;

import io.hexareme.core.apiserver.KubernetesApiServer;
import io.hexareme.core.controllers.loop.ControllerHost;
import io.hexareme.core.scheduler.Scheduler;
import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.core.store.backup.BackupSchedule;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.store.Maintenance;
import io.hexareme.ports.store.Store;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The running parts of a control plane, each of which can be stopped and started on its own. Methods say on which loop. */
final class ControlPlane {
  private final Parts parts;
  private final SwitchedApiServer front;
  private EmbeddedStore store;
  private Optional<BackupSchedule> backups = Optional.empty();
  private KubernetesApiServer server;
  private Scheduler scheduler;
  private ControllerHost controllers;

  ControlPlane(Parts parts, SwitchedApiServer front) {
    this.parts = parts;
    this.front = front;
  }

  /** Opens the store and starts the API server on it; on the server's loop. Completes when it serves. */
  CompletionStage<Void> startServer(LogStorage log, StoreFailure onFailure) {
    store = parts.store(log, onFailure);
    backups = parts.backups(store.maintenance());
    server = parts.apiServer(store, store.health(), backups.map(schedule -> schedule));
    return server.start().thenAccept(done -> {
      front.up(server);
      backups.ifPresent(BackupSchedule::start);
    });
  }

  /** What an operator asks of the store that serves now; on the server's loop. */
  Maintenance maintenance() {
    return store.maintenance();
  }

  /** The store that serves now; on the server's loop. */
  Store store() {
    return store;
  }

  /** Stops serving, ends watches, lets go of the store; on the server's loop. */
  void stopServer() {
    backups.ifPresent(BackupSchedule::stop);
    front.down();
    server.stop();
    store.close();
  }

  /** On the components' loop. */
  void startScheduler() {
    scheduler = parts.scheduler();
    scheduler.start();
  }

  /** On the components' loop. */
  void stopScheduler() {
    scheduler.stop();
  }

  /** On the components' loop. */
  void startControllers() {
    controllers = parts.controllers();
    controllers.start();
  }

  /** On the components' loop. */
  void stopControllers() {
    controllers.stop();
  }
}
