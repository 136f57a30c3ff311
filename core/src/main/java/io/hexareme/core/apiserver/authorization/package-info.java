/**
 * May this user do this here? A list of authorizers; the first that allows it decides, and what none allows is refused.
 *
 * <p>{@link io.hexareme.core.apiserver.authorization.Authorizers} lists them: the superusers' group, then role-based access control.
 * {@link io.hexareme.core.apiserver.authorization.RbacPolicy} holds all roles and bindings ready for lookup,
 * {@link io.hexareme.core.apiserver.authorization.RbacFeed} keeps it like the server's copy, and
 * {@link io.hexareme.core.apiserver.authorization.EscalationCheck} sees to it that nobody grants what they do not have themselves.
 *
 * <p>There is no node authorizer that walks the graph of Pods and their Secrets: nodes have the ClusterRole {@code system:node}, and
 * the admission plugin {@code NodeRestriction} narrows their writes to their own objects. Which default roles there are is said in
 * {@code bootstrap}.
 */
package io.hexareme.core.apiserver.authorization;
