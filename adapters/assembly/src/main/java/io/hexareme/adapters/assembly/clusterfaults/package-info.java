/**
 * Whole clusters under faults, in virtual time: scenarios of what others met, each with the bug that it must find, a workload from the seed, and the
 * judgment of all that was seen by {@code clusterfaults.check}.
 *
 * <p>Entry: {@link io.hexareme.adapters.assembly.clusterfaults.ClusterCatalogue}, which names every {@link
 * io.hexareme.adapters.assembly.clusterfaults.ClusterScenario}; each is a {@code sim.Simulation}. A scenario is a script over a {@link
 * io.hexareme.adapters.assembly.clusterfaults.ClusterStage}, which it directs step by step while the world runs beneath it. A {@link
 * io.hexareme.adapters.assembly.clusterfaults.ClusterMutant} is a bug in our code behind a switch: without it every seed must pass, with it some early
 * seed must fail.
 *
 * <p>What is right is not decided here but in {@code check}; stores alone, without a cluster on them, are the business of {@code faults}.
 */
package io.hexareme.adapters.assembly.clusterfaults;
