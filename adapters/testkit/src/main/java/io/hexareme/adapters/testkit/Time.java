package io.hexareme.adapters.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/** Time, as the cluster knows it. */
public interface Time {

  /** Whether the test moves time; if not, it passes by itself. */
  boolean isVirtual();

  /** The time of day in the cluster. */
  Instant now();

  /** Since the cluster's start. */
  Duration elapsed();

  /**
   * Lets exactly that much time pass.
   *
   * @throws IllegalStateException when time is not virtual
   */
  void advance(Duration span);

  /**
   * Waits until it is so, for at most {@code atMost} of the cluster's time, asking after whatever may have changed it; in virtual time that
   * takes no longer than the work to be done.
   *
   * <p>A condition that ends with a refusal for the time being (see {@link RequestRefused#isTemporary}) is not so yet.
   *
   * @return whether it came to be
   * @throws Deadlock when it is not so and nothing is left in the cluster that could ever make it so
   */
  boolean runUntil(BooleanSupplier so, Duration atMost);

  /** Runs the cluster until the stage is complete, and gives its value; within a minute of the cluster's time. */
  <T> T await(CompletionStage<T> stage);

  /**
   * Runs until nothing is left to do: until five seconds of the cluster's time pass in which no object is written, heartbeats aside. On the
   * wall clock, half a second.
   *
   * @throws IllegalStateException when that does not come to be within ten minutes of the cluster's time
   */
  void settle();

  /**
   * In virtual time with clients that bring their own threads: whether time moves on by itself while the test's thread waits for something
   * other than the cluster (a client's answer, a latch, a sleep) and those clients are quiet. It does unless switched off; before the first
   * request from such a client it never does. On the wall clock, where time always passes, without effect.
   */
  void autoAdvance(boolean on);
}
