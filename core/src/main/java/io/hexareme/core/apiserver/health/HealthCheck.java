package io.hexareme.core.apiserver.health;

import io.hexareme.ports.store.BackupHealth;
import io.hexareme.ports.store.StoreHealth;
import io.hexareme.ports.store.StoreHealth.Report;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One thing that must be well. A stage of {@code finding} that fails is a finding too. */
public final class HealthCheck {
  private final String name;
  private final Supplier<CompletionStage<Finding>> finding;

  private HealthCheck(String name, Supplier<CompletionStage<Finding>> finding) {
    this.name = name;
    this.finding = finding;
  }

  String name() {
    return name;
  }

  /** That the server answers at all. */
  public static HealthCheck ping() {
    return new HealthCheck("ping", () -> CompletableFuture.completedFuture(Finding.WELL));
  }

  /** Something that is known at once. */
  public static HealthCheck that(String name, String otherwise, BooleanSupplier well) {
    return new HealthCheck(name,
        () -> CompletableFuture.completedFuture(well.getAsBoolean() ? Finding.WELL : new Finding.Unwell(otherwise, false)));
  }

  /** That the store answers. A store that is slow is well; the check says so all the same, and why. */
  public static HealthCheck store(String name, Supplier<? extends CompletionStage<?>> asked, StoreHealth health) {
    return new HealthCheck(name, () -> {
      Finding known = finding(health.report());
      return known instanceof Finding.Unwell
          ? CompletableFuture.completedFuture(known)
          : asked.get().handle((answer, failure) -> failure == null ? known : new Finding.Unwell(why(failure, health.report()), true));
    });
  }

  /** That the store can answer, by what is known of it. */
  public static HealthCheck storeReadiness(String name, StoreHealth health) {
    return new HealthCheck(name, () -> CompletableFuture.completedFuture(finding(health.report())));
  }

  /** A backup that failed makes nobody unready. */
  public static HealthCheck backups(String name, BackupHealth backups) {
    return new HealthCheck(name, () -> CompletableFuture.completedFuture(new Finding.Well(backups.problem().orElse(""))));
  }

  /** What the store says of itself is often the reason. */
  private static String why(Throwable failure, Report report) {
    return report.causes().isEmpty() ? why(failure) : why(failure) + "; " + StoreWords.of(report);
  }

  private static Finding finding(Report report) {
    return switch (report.state()) {
      case WELL -> Finding.WELL;
      case SLOW -> new Finding.Well(StoreWords.of(report));
      case NO_LEADER, FAILED -> new Finding.Unwell(StoreWords.of(report), true);
    };
  }

  /** Runs the check; the stage never fails. */
  CompletionStage<Finding> run() {
    try {
      return finding.get().exceptionally(failure -> new Finding.Unwell(why(failure), false));
    } catch (RuntimeException broken) {
      return CompletableFuture.completedFuture(new Finding.Unwell(why(broken), false));
    }
  }

  private static String why(Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    return String.valueOf(cause.getMessage());
  }
}
