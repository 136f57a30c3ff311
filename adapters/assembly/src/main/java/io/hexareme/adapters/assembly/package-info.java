/**
 * The composition root: the only place that sees core and adapters together.
 *
 * <p>Entry: {@link io.hexareme.adapters.assembly.Cluster}, a running cluster in real time, and
 * {@link io.hexareme.adapters.assembly.SimulatedCluster}, the same core in virtual time; {@link
 * io.hexareme.adapters.assembly.ServedMember}, one member of the store in a process of its own, and {@link
 * io.hexareme.adapters.assembly.StoreClient}, which asks such members. Guice modules bind the choice of world and
 * storage; which loop a part lives on is decided here, and calls from loop to loop are carried by
 * {@link io.hexareme.adapters.assembly.CrossLoopApiServer}. In virtual time each component is a process
 * ({@link io.hexareme.adapters.assembly.ClusterShape} says how many there are), and requests travel over a simulated wire. Nothing here decides anything about the cluster.
 */
package io.hexareme.adapters.assembly;
