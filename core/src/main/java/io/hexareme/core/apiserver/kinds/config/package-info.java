/**
 * What is special about small kinds that hold data for others: configuration, claims to leadership, revisions, priorities, volumes.
 * One class of rules each; {@link io.hexareme.core.apiserver.kinds.builtin.Strategies} says which rule is whose.
 */
package io.hexareme.core.apiserver.kinds.config;
