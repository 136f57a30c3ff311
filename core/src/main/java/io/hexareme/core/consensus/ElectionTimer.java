package io.hexareme.core.consensus;

import io.hexareme.ports.time.Randomness;

/**
 * Ticks since a leader was last heard of, and how many are too many: drawn anew each time, so that votes are rarely split (paper, 5.2).
 * When votes were given again and again and no leader came of it, disks or links are slower than the timeout ("broadcast time << election
 * timeout", paper, 5.6): then it grows, until a leader is heard of.
 */
final class ElectionTimer {
  /** A vote that is split once or twice is nothing strange. */
  private static final int USUAL_VOTES = 2;
  private static final int MOST_DOUBLINGS = 5;

  private final Randomness randomness;
  private final int shortest;
  private int elapsed;
  private int timeout;
  private int votesInVain;

  ElectionTimer(Randomness randomness, int shortest) {
    this.randomness = randomness;
    this.shortest = shortest;
    redraw();
  }

  void redraw() {
    elapsed = 0;
    int least = shortest << Math.clamp(votesInVain - USUAL_VOTES, 0, MOST_DOUBLINGS);
    timeout = least + randomness.nextInt(least);
  }

  /** This member gave a vote, to itself or to another. */
  void voted() {
    votesInVain++;
    redraw();
  }

  /** A leader, which this member itself may be. */
  void heard() {
    boolean grown = votesInVain > USUAL_VOTES;
    votesInVain = 0;
    elapsed = 0;
    if (grown) redraw();
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
