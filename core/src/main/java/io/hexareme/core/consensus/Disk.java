package io.hexareme.core.consensus;

/** How long this member's disk has owed an answer, in ticks. */
final class Disk {
  private long asked;
  private long persisted;
  private long watched;
  private int ticks;

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
      watched = asked;
      ticks = 0;
    }
    if (persisted < watched) ticks++;
  }

  boolean stalledFor(int limit) {
    return persisted < watched && ticks > limit;
  }
}
