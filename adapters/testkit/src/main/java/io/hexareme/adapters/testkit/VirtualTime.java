package io.hexareme.adapters.testkit;

import io.hexareme.adapters.testkit.bridge.Helm;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Time that passes in the thread that asks for it. */
final class VirtualTime implements Time {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration REST = Duration.ofSeconds(5);
  private static final Duration LONGEST_UNREST = Duration.ofMinutes(10);

  private final Helm helm;
  private final Supplier<Happenings> happenings;
  private final Supplier<String> whoWaits;

  /** @param whoWaits says who waits for what, when nothing is scheduled */
  VirtualTime(Helm helm, Supplier<Happenings> happenings, Supplier<String> whoWaits) {
    this.helm = helm;
    this.happenings = happenings;
    this.whoWaits = whoWaits;
  }

  @Override
  public boolean isVirtual() {
    return true;
  }

  @Override
  public Instant now() {
    return helm.world().clock().now();
  }

  @Override
  public Duration elapsed() {
    return helm.world().elapsed();
  }

  @Override
  public void advance(Duration span) {
    if (span.isNegative()) {
      throw new IllegalArgumentException("time does not go back, not even by " + span.negated());
    }
    helm.run(() -> false, span);
  }

  @Override
  public void autoAdvance(boolean on) {
    helm.autoAdvance(on);
  }

  @Override
  public boolean runUntil(BooleanSupplier condition, Duration atMost) {
    Condition so = new Condition(condition);
    if (so.getAsBoolean()) {
      return true;
    }
    Happenings seen = happenings.get();
    long[] signs = {helm.signsOfGuests()};
    boolean came = helm.run(() -> {
      boolean maybe = seen.anythingNew() | signs[0] != helm.signsOfGuests();
      boolean is = maybe && so.getAsBoolean();
      signs[0] = helm.signsOfGuests(); // a condition that asks through a client is no news by itself
      return is;
    }, atMost) || so.getAsBoolean();
    if (!came) {
      complainIfNothingIsScheduled("the condition");
    }
    return came;
  }

  @Override
  public <T> T await(CompletionStage<T> stage) {
    CompletableFuture<T> future = stage.toCompletableFuture();
    if (!helm.run(future::isDone, PATIENCE)) {
      complainIfNothingIsScheduled("the answer");
      throw new IllegalStateException("no answer within " + PATIENCE + " of the cluster's time. " + whoWaits.get());
    }
    return future.join();
  }

  private void complainIfNothingIsScheduled(String what) {
    if (helm.world().untilNext().isEmpty() && !helm.hasGuests()) {
      throw new Deadlock("nothing is scheduled in the cluster any more, so " + what + " can never come true. " + whoWaits.get());
    }
  }

  @Override
  public void settle() {
    helm.steer(() -> {
      Happenings seen = happenings.get();
      Duration end = elapsed().plus(LONGEST_UNREST);
      Duration[] last = {elapsed()};
      boolean rested = helm.run(() -> {
        if (seen.anyWrite()) {
          last[0] = elapsed();
        }
        return elapsed().minus(last[0]).compareTo(REST) >= 0 || helm.world().untilNext().isEmpty();
      }, LONGEST_UNREST);
      if (!rested && elapsed().compareTo(end) >= 0) {
        throw new IllegalStateException("the cluster does not come to rest: after " + LONGEST_UNREST + " of its time it still changes " + seen.lastWrite());
      }
      return null;
    });
  }
}
