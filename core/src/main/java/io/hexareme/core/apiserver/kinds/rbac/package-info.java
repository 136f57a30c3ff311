/** What is special about roles and bindings: legal names, whole rules, a reference that never changes. Who may do what is authorization's. */
package io.hexareme.core.apiserver.kinds.rbac;
