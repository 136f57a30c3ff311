/**
 * Empties Namespaces that are being deleted, then lets them go.
 *
 * <p>Entry: {@link io.hexareme.core.controllers.namespace.NamespaceController}. A Namespace is kept by the {@code kubernetes} entry in
 * its {@code spec.finalizers} until this controller has seen, by live lists of every namespaced kind, that nothing is left in it
 * ({@code Content}). What it is waiting for is told in five conditions ({@code NamespaceConditions}). Pods go first (KEP-5080), so that
 * what protects or configures them outlives them.
 *
 * <p>That nothing new appears in such a Namespace is the API server's admission's part.
 */
package io.hexareme.core.controllers.namespace;
