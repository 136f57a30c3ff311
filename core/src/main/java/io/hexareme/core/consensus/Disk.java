package io.hexareme.core.consensus;

/** How long this member's disk has owed an answer, in ticks. */
final class Disk {
  private static final int STANDS_STILL = 3;

  private long asked;
  private long persisted;
  private long watched;
  private int ticks;
  private int lastTook;

  /** That output has something to write. */
  void ask(long output) {
    asked = output;
  }

  void done(long output) {
    persisted = Math.max(persisted, output);
  }

  /** What is being watched is what was asked for when the last watch was over; a busy disk that gets on is not a slow one. */
  void tick() {
    if (persisted >= watched) {
      if (ticks > 0) lastTook = ticks;
      watched = asked;
      ticks = 0;
    }
    if (persisted < watched) ticks++;
  }

  /** That long, and much longer than for what it did last: a disk that is always slow does not stand still. */
  boolean stalledFor(int limit) {
    return persisted < watched && ticks > Math.max(limit, STANDS_STILL * lastTook);
  }
}
