/** What is special about kinds that bound what others may do: disruption budgets and autoscalers' figures. */
package io.hexareme.core.apiserver.kinds.policy;
