/**
 * Making room for a Pod by evicting Pods of lower priority.
 *
 * <p>Entry: {@link io.hexareme.core.scheduler.preemption.Preemption}, asked only when every node rejected the Pod. It tries each
 * node in a {@link io.hexareme.core.scheduler.snapshot.WhatIf}, spares whom it can, breaks disruption budgets only where it must,
 * and names one node with its victims, or says in words why none helps.
 * {@link io.hexareme.core.scheduler.preemption.NominatedPods} keeps the room that is being made from Pods of lower priority.
 *
 * <p>It deletes nothing itself: the scheduler's loop does, and the Pod is tried again when the victims are gone.
 */
package io.hexareme.core.scheduler.preemption;
