/**
 * What is special about roles and bindings: legal names, whole rules, a reference that never changes.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.kinds.rbac.RoleRules}. Who may do what, and who may grant what, is decided in
 * {@code authorization}.
 */
package io.hexareme.core.apiserver.kinds.rbac;
