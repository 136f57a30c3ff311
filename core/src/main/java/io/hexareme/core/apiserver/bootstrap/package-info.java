/**
 * What every cluster has from its first moment: the system's namespaces, the default roles and their bindings, the service
 * {@code kubernetes}, the two system priority classes, the controllers' service accounts.
 *
 * <p>{@link io.hexareme.core.apiserver.bootstrap.Bootstrap} writes them at each start through the server's own pipeline, as the user
 * {@code system:apiserver}, and gives back to default roles and bindings what they have lost (unless their autoupdate annotation says
 * {@code false}). {@link io.hexareme.core.apiserver.bootstrap.BootstrapObjects} lists everything;
 * {@link io.hexareme.core.apiserver.bootstrap.ControllerRoles} says what each controller may do, which is exactly what it does.
 * Facts are those of https://kubernetes.io/docs/reference/access-authn-authz/rbac/.
 */
package io.hexareme.core.apiserver.bootstrap;
