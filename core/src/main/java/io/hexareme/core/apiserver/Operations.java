package io.hexareme.core.apiserver;

import io.hexareme.core.apiserver.audit.Auditing;
import io.hexareme.core.machinery.NoMetrics;
import io.hexareme.ports.metrics.Exposition;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.store.BackupHealth;
import io.hexareme.ports.store.StoreHealth;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What those who operate the cluster look at, and what the server tells them from.
 *
 * @param exposition all figures, those of others too, for {@code /metrics}
 * @param backups empty when none are scheduled
 * @param audit empty when nothing is audited
 */
public record Operations(Metrics metrics, Exposition exposition, StoreHealth store, Optional<BackupHealth> backups,
    Optional<Auditing> audit) {

  /** Nothing is audited. */
  public Operations(Metrics metrics, Exposition exposition, StoreHealth store, Optional<BackupHealth> backups) {
    this(metrics, exposition, store, backups, Optional.empty());
  }

  /** No figures, and a store that is taken to be well. */
  public static Operations unwatched() {
    return of(() -> StoreHealth.Report.WELL);
  }

  /** No figures. */
  public static Operations of(StoreHealth store) {
    return new Operations(NoMetrics.NONE, () -> CompletableFuture.completedFuture(""), store, Optional.empty());
  }
}
