/**
 * Which of the nodes that can run a Pod suits it best: one class per view, named as Kubernetes names its plugins.
 *
 * <p>Entry: {@link io.hexareme.core.scheduler.score.Scorers}. Each {@link io.hexareme.core.scheduler.score.Scorer} gives every
 * feasible node 0 to 100, the sums by weight are compared. Whole-number arithmetic and thresholds are Kubernetes' (the scheduler
 * configuration reference), so that the same Pods land on the same kind of node.
 *
 * <p>A scorer never excludes a node; that is {@code filter}. One that has nothing to say about a Pod answers
 * {@link io.hexareme.core.scheduler.score.Scoring#NOTHING} and costs nothing per node.
 */
package io.hexareme.core.scheduler.score;
