package io.hexareme.adapters.assembly;

import io.hexareme.core.apiserver.ApiServerImage;
import io.hexareme.core.apiserver.KubernetesApiServer;
import io.hexareme.core.store.backup.BackupSchedule;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.node.NodeAgents;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreImage;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** One API server from its start to its end, with the store that it holds and the backups of that. Lives on its host's loop. */
final class ServerLife {
  private final HeldStore held;
  private final Optional<BackupSchedule> backups;
  private final KubernetesApiServer server;

  ServerLife(Parts parts, Host host, NodeAgents agents, HeldStore held) {
    this.held = held;
    this.backups = parts.backups(host, held.image());
    this.server = parts.apiServer(host, agents, held.store(), held.health(), backups.map(schedule -> schedule));
  }

  /** What the store holds, and what the server knows of it: the same, unless somebody was writing just then. */
  record Content(StoreImage store, ApiServerImage server) {}

  /** Completes when it can serve. */
  CompletionStage<Void> start() {
    return start(Optional.empty());
  }

  /** @param image what another server knew of the same content */
  CompletionStage<Void> start(Optional<ApiServerImage> image) {
    return image.map(server::start).orElseGet(server::start).thenRun(() -> backups.ifPresent(BackupSchedule::start));
  }

  /** All there is, to begin another one with. */
  CompletionStage<Content> content() {
    return image().thenCompose(store -> server.image(store.revision()).thenApply(known -> new Content(store, known)));
  }

  ApiServer api() {
    return server;
  }

  /** The content of its store. */
  CompletionStage<StoreImage> image() {
    return held.image().get();
  }

  Store store() {
    return held.store();
  }

  /** Ends watches and lets go of the store. */
  void stop() {
    backups.ifPresent(BackupSchedule::stop);
    server.stop();
    held.close().run();
  }
}
