/**
 * A whole cluster inside a test: real API, real controllers, scheduler and kubelets, in virtual time or on the wall clock, with faults on
 * demand.
 *
 * <p>Entry: {@link io.hexareme.adapters.testkit.TestCluster}, made as {@link io.hexareme.adapters.testkit.ClusterOptions} say. Its
 * parts: {@link io.hexareme.adapters.testkit.ClusterClient} (requests as any user), {@link io.hexareme.adapters.testkit.Time}, {@link
 * io.hexareme.adapters.testkit.Faults}, {@link io.hexareme.adapters.testkit.Machines}.
 *
 * <p>It decides nothing about the cluster and starts it through assembly; what a fault does is {@code adapters.simulation}'s.
 */
package io.hexareme.adapters.testkit;
