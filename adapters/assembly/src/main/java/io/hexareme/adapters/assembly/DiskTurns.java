package io.hexareme.adapters.assembly;

import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The turns that a real disk's threads ask for, run by whoever waits for the disk. */
final class DiskTurns implements Loop {
  private static final long PATIENCE_SECONDS = 30;

  private final BlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();

  @Override
  public void execute(Runnable task) {
    turns.add(task);
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    throw new UnsupportedOperationException("a disk sets no timers");
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  /** Runs turns until the disk has done what the stage stands for. */
  void until(CompletionStage<Void> stage) {
    CompletableFuture<Void> done = stage.toCompletableFuture();
    while (!done.isDone()) {
      try {
        Runnable turn = turns.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (turn == null) {
          throw new IllegalStateException("the disk did not answer within " + PATIENCE_SECONDS + " s");
        }
        turn.run();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for the disk", interrupted);
      }
    }
  }
}
