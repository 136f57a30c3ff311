/**
 * How fast the store is, beside what it replaces: the same work on ours and on a real etcd, in one run on one machine, in turns.
 *
 * <p>Entry: {@link io.hexareme.adapters.benchmark.StoreBenchmark}, by the script {@code run} beside this module's pom. What is compared: one
 * member in this process ({@code EmbeddedCommand}), three of them ({@code MembersCommand}), one process behind etcd's API ({@code
 * GrpcCommand}), the time without a leader ({@code FailoverCommand}) and the start on much data ({@code RecoveryCommand}). etcd runs with
 * what it ships, syncs included, without TLS; so does ours, with its figures kept as in a cluster.
 *
 * <p>Each line says how much processor time an operation took in the store's processes and what the machine's load was: on a busy machine
 * rates say little, processor time and ratios more. Of a store in this process the writers' own time is counted with it, to its disadvantage.
 *
 * <p>Nothing here is a test: figures depend on the machine and decide nothing. The stores are opened through {@link
 * io.hexareme.adapters.assembly.BareStore} alone.
 */
package io.hexareme.adapters.benchmark;
