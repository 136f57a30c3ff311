/**
 * Which nodes a Pod can run on: one class per rule, named as Kubernetes names its plugins.
 *
 * <p>Entry: {@link io.hexareme.core.scheduler.filter.Filters}, the rules in their order; the first that rejects a node gives its
 * reason. A {@link io.hexareme.core.scheduler.filter.Filter} is asked once per Pod what it has to check
 * ({@link io.hexareme.core.scheduler.filter.Check}); most Pods ask nothing of most rules, and those cost nothing per node. A
 * rejection says whether evicting Pods could help, which is what {@code preemption} goes by.
 *
 * <p>No rule changes anything or remembers a decision. Volumes are not looked at. The order among the nodes that pass is the
 * business of {@code score}.
 */
package io.hexareme.core.scheduler.filter;
