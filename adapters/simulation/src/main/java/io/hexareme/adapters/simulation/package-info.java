/**
 * A world in virtual time: one queue of events, as many loops as a test needs, a clock that moves only when nothing is left to
 * do now, and random numbers from the run's seed. The same seed and the same calls give the same run, byte for byte.
 *
 * <p>Entry: {@link io.hexareme.adapters.simulation.SimulatedWorld}. Tests script the world, so its types are public. It knows no
 * component: network, disk and their faults join it as classes of their own. Real time is {@code loop-vertx}'s.
 */
package io.hexareme.adapters.simulation;
