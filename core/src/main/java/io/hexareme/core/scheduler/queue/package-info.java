/**
 * Which Pod is tried next, and when one that fitted nowhere is tried again.
 *
 * <p>Entry: {@link io.hexareme.core.scheduler.queue.SchedulingQueue}. Ready Pods come by priority, then in the order in which they
 * became ready. One that fitted nowhere remembers which rules rejected it and waits for a
 * {@link io.hexareme.core.scheduler.queue.ClusterEvent} that may change one of their minds, at the latest for five minutes, and
 * never less than its {@link io.hexareme.core.scheduler.queue.Backoff}. Gated Pods (KEP-3521) wait for their gates to go.
 *
 * <p>It decides nothing about nodes and talks to nobody; time comes from its loop.
 */
package io.hexareme.core.scheduler.queue;
