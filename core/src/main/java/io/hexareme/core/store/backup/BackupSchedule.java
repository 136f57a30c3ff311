package io.hexareme.core.store.backup;

import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.metrics.Metrics.Counter;
import io.hexareme.ports.store.BackupHealth;
import io.hexareme.ports.store.BackupShelf;
import io.hexareme.ports.store.Maintenance;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes a backup now and then, one at a time, and takes the oldest away. After a restart it goes on from the newest one there is. One
 * that fails is complained of and tried again after a minute at most. Lives on one loop.
 */
public final class BackupSchedule implements BackupHealth {
  static final Duration RETRY = Duration.ofMinutes(1);

  private final Maintenance store;
  private final BackupShelf shelf;
  private final BackupPlan plan;
  private final Loop loop;
  private final Clock clock;
  private final Consumer<String> complaints;
  private final Counter done;
  private final Counter failed;
  private Loop.Timer timer = () -> { };
  private boolean stopped;
  private String problem = "";
  // Read by whoever looks at the figures, on any thread; written on the loop.
  private volatile long newestSeconds;

  public BackupSchedule(Maintenance store, BackupShelf shelf, BackupPlan plan, Loop loop, Clock clock, Metrics metrics,
      Consumer<String> complaints) {
    this.store = store;
    this.shelf = shelf;
    this.plan = plan;
    this.loop = loop;
    this.clock = clock;
    this.complaints = complaints;
    this.done = counter(metrics, "success");
    this.failed = counter(metrics, "failure");
    metrics.gauge("hexareme_backup_newest_timestamp_seconds", "When the newest backup was begun, in seconds since the epoch; 0 for none.",
        List.of(), () -> newestSeconds);
  }

  private static Counter counter(Metrics metrics, String result) {
    return metrics.counter("hexareme_backups_total", "Backups by what came of them.", List.of("result", result));
  }

  /** Begins: with a backup at once if there is none of the last interval. On the loop. */
  public void start() {
    attempt(shelf::names).whenComplete((names, failure) -> {
      Optional<Instant> newest = failure == null ? ours(names).stream().map(BackupName::at).max(Comparator.naturalOrder()) : Optional.empty();
      newest.ifPresent(at -> newestSeconds = at.getEpochSecond());
      // A newest one in the future (the clock was set back) is no reason to wait for longer than an interval.
      Duration age = newest.map(at -> Duration.between(at, clock.now())).orElse(plan.every());
      next(age.isNegative() ? plan.every() : plan.every().minus(age));
    });
  }

  /** Makes no more; one under way is finished by whoever writes it, and nobody waits for it. */
  public void stop() {
    stopped = true;
    timer.cancel();
  }

  @Override
  public Optional<String> problem() {
    return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
  }

  private void next(Duration delay) {
    if (!stopped) {
      timer = loop.after(delay, this::run);
    }
  }

  private void run() {
    Instant at = clock.now();
    long since = loop.nanos();
    attempt(store::image).thenCompose(image -> keep(at, image)).whenComplete((nothing, failure) -> {
      if (failure != null) {
        complain("the backup of " + at + " has failed: " + why(failure));
        failed.add(1);
      }
      Duration took = Duration.ofNanos(loop.nanos() - since);
      Duration wanted = failure == null || RETRY.compareTo(plan.every()) > 0 ? plan.every() : RETRY;
      next(wanted.minus(took));
    });
  }

  private CompletionStage<Void> keep(Instant at, StoreImage image) {
    String name = new BackupName(at, image.revision()).toString();
    return shelf.put(name, image).thenCompose(kept -> {
      problem = "";
      newestSeconds = at.getEpochSecond();
      done.add(1);
      return removeOldest(name).exceptionally(failure -> {
        complain("old backups cannot be removed: " + why(failure));
        return null;
      });
    });
  }

  /** The one just made stays, even if a clock that was set back makes it look like the oldest. */
  private CompletionStage<Void> removeOldest(String newest) {
    return shelf.names().thenCompose(names -> {
      List<String> others = ours(names).stream().map(BackupName::toString).filter(name -> !name.equals(newest)).sorted().toList();
      CompletionStage<Void> removed = CompletableFuture.completedFuture(null);
      for (String name : others.subList(0, Math.max(0, others.size() - (plan.keep() - 1)))) {
        removed = removed.thenCompose(before -> shelf.remove(name));
      }
      return removed;
    });
  }

  private static List<BackupName> ours(List<String> names) {
    return names.stream().flatMap(name -> BackupName.parse(name).stream()).toList();
  }

  private void complain(String what) {
    problem = what;
    complaints.accept(what);
  }

  /** What is thrown at once is a failure like one that comes later. */
  private static <T> CompletionStage<T> attempt(Supplier<CompletionStage<T>> call) {
    try {
      return call.get();
    } catch (RuntimeException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  private static String why(Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
