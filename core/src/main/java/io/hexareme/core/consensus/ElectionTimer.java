package io.hexareme.core.consensus;

import io.hexareme.ports.time.Randomness;

/** Ticks since a leader was last heard of, and how many are too many: drawn anew each time, so that votes are rarely split (paper, 5.2). */
final class ElectionTimer {
  private final Randomness randomness;
  private final int shortest;
  private int elapsed;
  private int timeout;

  ElectionTimer(Randomness randomness, int shortest) {
    this.randomness = randomness;
    this.shortest = shortest;
    redraw();
  }

  void redraw() {
    elapsed = 0;
    timeout = shortest + randomness.nextInt(shortest);
  }

  void heard() {
    elapsed = 0;
  }

  void tick() {
    elapsed++;
  }

  boolean expired() {
    return elapsed >= timeout;
  }

  /** Heard of within the shortest timeout: nobody can have been right to stand for election since. */
  boolean recent() {
    return elapsed < shortest;
  }
}
