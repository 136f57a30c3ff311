/**
 * Real time: the core's loops on Vert.x event loops, the system's clock, the system's randomness.
 *
 * <p>Entries: {@link io.hexareme.adapters.loopvertx.VertxLoop}, {@link io.hexareme.adapters.loopvertx.SystemClock} and
 * {@link io.hexareme.adapters.loopvertx.SystemRandomness}, one per port of {@code io.hexareme.ports.time}.
 *
 * <p>Vert.x is used for its threads and timers only; sockets are {@code http-vertx}'s. The same ports in virtual time are
 * {@code simulation}'s.
 */
package io.hexareme.adapters.loopvertx;
