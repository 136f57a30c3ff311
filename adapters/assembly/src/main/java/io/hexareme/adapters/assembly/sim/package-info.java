/**
 * What every simulated scenario has in common, be it of a store group or of a whole cluster: how it is asked to run, what a run tells, how
 * a failing one is made smaller, and the one line that brings it back.
 *
 * <p>Entry: {@link io.hexareme.adapters.assembly.sim.Simulation}, run with {@link io.hexareme.adapters.assembly.sim.Options}, gives a {@link
 * io.hexareme.adapters.assembly.sim.Run}. {@link io.hexareme.adapters.assembly.sim.Replay} is the line, {@link io.hexareme.adapters.assembly.sim.Shrinking}
 * makes smaller, {@link io.hexareme.adapters.assembly.sim.Hunt} looks for a mutant.
 *
 * <p>Faults and operations are numbered in the order in which they come up, so any of them can be left out ({@link
 * io.hexareme.adapters.assembly.sim.Strikes}, {@link io.hexareme.adapters.assembly.sim.Selection}) and the rest stays one run of the seed.
 *
 * <p>No world is built here and nothing is judged: that is done by the scenarios, in {@code faults} for the store and in their own package
 * for clusters.
 */
package io.hexareme.adapters.assembly.sim;
