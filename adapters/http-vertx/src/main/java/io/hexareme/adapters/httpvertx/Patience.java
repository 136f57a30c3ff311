package io.hexareme.adapters.httpvertx;

import java.time.Duration;

/**
 * How long the door waits for others.
 *
 * @param body for a request to arrive whole, once its head has
 * @param lastChance for the reader of a stream that has ended, to read what is queued
 * @param drain for answers in flight when the door closes
 */
record Patience(Duration body, Duration lastChance, Duration drain) {
  static final Patience USUAL = new Patience(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(5));
}
