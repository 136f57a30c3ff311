package io.hexareme.adapters.assembly;

import io.hexareme.core.apiserver.KubernetesApiServer;
import io.hexareme.core.controllers.loop.ControllerHost;
import io.hexareme.core.scheduler.Scheduler;
import io.hexareme.core.store.backup.BackupSchedule;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreImage;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The running parts of a control plane, each of which can be stopped and started on its own. Methods say on which loop. */
final class ControlPlane {
  private final Parts parts;
  private final SwitchedApiServer front;
  private HeldStore held;
  private Optional<BackupSchedule> backups = Optional.empty();
  private KubernetesApiServer server;
  private Scheduler scheduler;
  private ControllerHost controllers;

  ControlPlane(Parts parts, SwitchedApiServer front) {
    this.parts = parts;
    this.front = front;
  }

  /** Starts the API server on a store, which is its own from then on; on the server's loop. Completes when it serves. */
  CompletionStage<Void> startServer(HeldStore store) {
    held = store;
    backups = parts.backups(store.image());
    server = parts.apiServer(store.store(), store.health(), backups.map(schedule -> schedule));
    return server.start().thenAccept(done -> {
      front.up(parts.before(server));
      backups.ifPresent(BackupSchedule::start);
    });
  }

  /** The content of the store that serves now; on the server's loop. */
  CompletionStage<StoreImage> image() {
    return held.image().get();
  }

  /** The store that serves now; on the server's loop. */
  Store store() {
    return held.store();
  }

  /** Stops serving, ends watches, lets go of the store; on the server's loop. */
  void stopServer() {
    backups.ifPresent(BackupSchedule::stop);
    front.down();
    server.stop();
    held.close().run();
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
