package io.hexareme.adapters.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Time that passes by itself. */
final class WallClockTime implements Time {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration LOOK_EVERY = Duration.ofMillis(5);
  private static final Duration REST = Duration.ofMillis(500);
  private static final Duration LONGEST_UNREST = Duration.ofMinutes(10);

  private final Supplier<Happenings> happenings;
  private final long began = System.nanoTime();

  WallClockTime(Supplier<Happenings> happenings) {
    this.happenings = happenings;
  }

  @Override
  public boolean isVirtual() {
    return false;
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Override
  public void advance(Duration span) {
    throw new IllegalStateException("this cluster runs on the wall clock, where time passes by itself and cannot be advanced by " + span
        + "; wait with runUntil(…), or start the cluster with time = VIRTUAL");
  }

  @Override
  public void autoAdvance(boolean on) {}

  @Override
  public boolean runUntil(BooleanSupplier condition, Duration atMost) {
    Condition so = new Condition(condition);
    long end = System.nanoTime() + atMost.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      LockSupport.parkNanos(this, LOOK_EVERY.toNanos());
    }
    return true;
  }

  @Override
  public <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw new CompletionException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", interrupted);
    } catch (TimeoutException late) {
      throw new IllegalStateException("no answer within " + PATIENCE, late);
    }
  }

  @Override
  public void settle() {
    Happenings seen = happenings.get();
    long[] last = {System.nanoTime()};
    boolean rested = runUntil(() -> {
      if (seen.anyWrite()) {
        last[0] = System.nanoTime();
      }
      return System.nanoTime() - last[0] >= REST.toNanos();
    }, LONGEST_UNREST);
    if (!rested) {
      throw new IllegalStateException("the cluster does not come to rest: after " + LONGEST_UNREST + " it still changes " + seen.lastWrite());
    }
  }
}
