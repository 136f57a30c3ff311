/**
 * The scheduler: watches for Pods that have no node and picks one for each. It starts nothing; it only writes the chosen node onto
 * the Pod, by a Binding.
 *
 * <p>Entry: {@link io.hexareme.core.scheduler.Scheduler}, the thin loop around the pure
 * {@link io.hexareme.core.scheduler.Decider}: filter the nodes ({@code filter}), score the rest ({@code score}), or say why none
 * fits and whose place could be taken ({@code preemption}). {@code snapshot} is what it knows of nodes and Pods, {@code queue}
 * which Pod comes next.
 *
 * <p>It knows volumes and dynamic resources not, elects no leader and reads no configuration. Where to read next: {@code Decider},
 * then {@code Attempt}, which carries a decision out.
 */
package io.hexareme.core.scheduler;
