package io.hexareme.adapters.peersvertx;

import java.time.Duration;

/**
 * How long a connection waits for the other side.
 *
 * @param greeting from the connection's beginning to the other side's hello
 * @param silence from a message sent to a word that something has arrived; well more than {@link #ARRIVED}
 */
record Patience(Duration greeting, Duration silence) {
  static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(3));

  /** At most that often, and that late, does who receives say so. */
  static final Duration ARRIVED = Duration.ofMillis(500);
}
