/**
 * A world in virtual time: one queue of events, as many processes and loops as a test needs, clocks that may be wrong, a network and disks
 * that may fail, and random numbers from the run's seed. The same seed and the same calls give the same run, byte for byte; {@code
 * SimulatedWorld.hash} says whether they did.
 *
 * <p>Entry: {@link io.hexareme.adapters.simulation.SimulatedWorld}; then {@link io.hexareme.adapters.simulation.SimulatedProcess}, {@link
 * io.hexareme.adapters.simulation.SimulatedNetwork} and {@link io.hexareme.adapters.simulation.SimulatedDisk}. What goes wrong is data: a {@link
 * io.hexareme.adapters.simulation.FaultPlan} draws a {@link io.hexareme.adapters.simulation.FaultSchedule} before the run, a {@link
 * io.hexareme.adapters.simulation.FaultInjector} performs it. For a whole cluster there are an {@link io.hexareme.adapters.simulation.ApiWire} between components and API servers,
 * and a {@link io.hexareme.adapters.simulation.ClusterFaultPlan}. Tests script the world, so its types are public.
 *
 * <p>The disk is modelled at the level of a log's operations, not of a file's sectors: it stands for a disk with a log on it that finds
 * every torn or damaged record by its checksum. So a torn write is an operation that is not there, and rot, a write gone astray and a hole
 * left by a lying cache are damage that {@code recover} reports. That a log on real files does find all that is {@code log-file}'s to show.
 *
 * <p>The network is modelled at the level of messages, and is worse than TCP when told to be: it may lose, repeat and reorder. Real
 * time is {@code loop-vertx}'s; this package knows no component.
 */
package io.hexareme.adapters.simulation;
