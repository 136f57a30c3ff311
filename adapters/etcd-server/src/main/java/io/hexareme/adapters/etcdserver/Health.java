package io.hexareme.adapters.etcdserver;

import io.hexareme.ports.store.Maintenance;
import io.hexareme.ports.store.Store;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Whether this member can serve: no alarm, a leader, and a read that a majority confirms. Asked on the store's loop. */
final class Health {
  private final Store store;
  private final Maintenance maintenance;
  private final Standing standing;

  Health(Store store, Maintenance maintenance, Standing standing) {
    this.store = store;
    this.maintenance = maintenance;
    this.standing = standing;
  }

  /** Empty when it can, else why not. Never fails. */
  CompletionStage<String> complaint() {
    if (standing.leaderless()) return CompletableFuture.completedFuture("RAFT NO LEADER");
    return maintenance.alarms().thenCombine(store.revision(), (alarms, revision) -> complaint(alarms))
        .exceptionally(failure -> "RANGE ERROR: " + EtcdError.from(failure).getMessage());
  }

  private static String complaint(List<Maintenance.Alarm> alarms) {
    return alarms.isEmpty() ? "" : "ALARM " + alarms.getFirst().kind();
  }
}
