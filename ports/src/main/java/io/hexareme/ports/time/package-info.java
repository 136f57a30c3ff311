/**
 * Time, timers, turns and randomness, as the core asks for them.
 *
 * <p>The core reads no clock, owns no thread and rolls no dice: it is given a {@link io.hexareme.ports.time.Clock}, a
 * {@link io.hexareme.ports.time.Loop} and a {@link io.hexareme.ports.time.Randomness}. A Vert.x context stands behind them in
 * real time, a seeded event queue in virtual time.
 */
package io.hexareme.ports.time;
