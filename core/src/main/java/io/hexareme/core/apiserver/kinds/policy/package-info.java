/**
 * What is special about kinds that bound what others may do: disruption budgets.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.kinds.policy.BudgetRules}. Whether a budget allows an eviction is decided in
 * {@code subresource}, how much it allows by the disruption controller.
 */
package io.hexareme.core.apiserver.kinds.policy;
