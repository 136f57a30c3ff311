package io.hexareme.adapters.simulation;

import java.time.Duration;

/**
 * How the way from one member to another is.
 *
 * @param shortest the least time that a message takes
 * @param longest the most; each message's is drawn, but none overtakes another for that
 * @param lost how many of a million messages vanish
 * @param duplicated how many of a million arrive a second time, later
 * @param overtaken how many of a million are late by up to {@code late}, so that others overtake them
 */
public record LinkConditions(Duration shortest, Duration longest, int lost, int duplicated, int overtaken, Duration late) {
  /** No time, no loss. */
  public static final LinkConditions IDEAL = delay(Duration.ZERO, Duration.ZERO);

  /** One switch between the two. */
  public static final LinkConditions LAN = delay(Duration.ofNanos(50_000), Duration.ofNanos(300_000));

  public LinkConditions {
    if (shortest.isNegative() || longest.compareTo(shortest) < 0 || late.isNegative()) {
      throw new IllegalArgumentException("not a delay: " + shortest + " to " + longest + ", late by " + late);
    }
  }

  /** Messages take their time, and that is all. */
  public static LinkConditions delay(Duration shortest, Duration longest) {
    return new LinkConditions(shortest, longest, 0, 0, 0, Duration.ZERO);
  }
}
