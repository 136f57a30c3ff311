package io.hexareme.adapters.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The wall clock, of a cluster that is only known by what its API server says. */
final class RemoteTime implements Time {
  private static final Duration LOOK_EVERY = Duration.ofMillis(40);
  private static final Duration REST = Duration.ofSeconds(2);
  private static final Duration LONGEST_UNREST = Duration.ofMinutes(10);
  private static final List<String> WORK = List.of("pods", "deployments", "replicasets", "services", "configmaps", "namespaces", "serviceaccounts");

  private final WallClockTime clock = new WallClockTime(() -> {
    throw new UnsupportedOperationException("a remote cluster shows no trace");
  });
  private final Supplier<ClusterClient> admin;

  RemoteTime(Supplier<ClusterClient> admin) {
    this.admin = admin;
  }

  @Override
  public boolean isVirtual() {
    return false;
  }

  @Override
  public Instant now() {
    return clock.now();
  }

  @Override
  public Duration elapsed() {
    return clock.elapsed();
  }

  @Override
  public void advance(Duration span) {
    clock.advance(span);
  }

  @Override
  public void autoAdvance(boolean on) {}

  /** Asks less often than in this process: each question is a request. */
  @Override
  public boolean runUntil(BooleanSupplier so, Duration atMost) {
    Duration[] next = {Duration.ZERO};
    boolean came = clock.runUntil(() -> {
      if (elapsed().compareTo(next[0]) < 0) {
        return false;
      }
      boolean now = so.getAsBoolean();
      next[0] = elapsed().plus(LOOK_EVERY);
      return now;
    }, atMost);
    return came || so.getAsBoolean();
  }

  @Override
  public <T> T await(CompletionStage<T> stage) {
    return clock.await(stage);
  }

  /** Until no object of the usual kinds has changed for two seconds. */
  @Override
  public void settle() {
    String last = revisions();
    Duration since = elapsed();
    Duration end = since.plus(LONGEST_UNREST);
    while (elapsed().minus(since).compareTo(REST) < 0) {
      if (elapsed().compareTo(end) >= 0) {
        throw new IllegalStateException("the cluster does not come to rest within " + LONGEST_UNREST);
      }
      runUntil(() -> false, REST.dividedBy(4));
      String now = revisions();
      if (!now.equals(last)) {
        last = now;
        since = elapsed();
      }
    }
  }

  private String revisions() {
    StringBuilder all = new StringBuilder();
    WORK.forEach(kind -> admin.get().list(kind).forEach(object -> all.append(object.text("metadata", "uid")).append(object.text("metadata", "resourceVersion")).append(' ')));
    return all.toString();
  }
}
