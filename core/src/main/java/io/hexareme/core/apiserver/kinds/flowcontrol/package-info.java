/**
 * FlowSchema and PriorityLevelConfiguration as kinds: their defaults, what is valid, and the objects that every cluster has.
 *
 * <p>Entries: {@link io.hexareme.core.apiserver.kinds.flowcontrol.FlowRules} and {@link
 * io.hexareme.core.apiserver.kinds.flowcontrol.PriorityLevelRules} for the strategies, {@link
 * io.hexareme.core.apiserver.kinds.flowcontrol.FlowObjects} for bootstrap. What the objects do is in {@code core.apiserver.fairness}.
 */
package io.hexareme.core.apiserver.kinds.flowcontrol;
