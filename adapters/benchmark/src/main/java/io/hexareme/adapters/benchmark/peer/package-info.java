/**
 * What every comparison needs: the real peer as a process, the processor time that processes have used, and directories for their data.
 *
 * <p>{@link io.hexareme.adapters.benchmark.peer.RealEtcd} and {@link io.hexareme.adapters.benchmark.peer.Cpu} are where to begin. Nothing here
 * measures or compares.
 */
package io.hexareme.adapters.benchmark.peer;
