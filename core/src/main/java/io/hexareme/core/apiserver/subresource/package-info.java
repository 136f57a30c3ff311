/**
 * Subresources that are no mere part of their object: scale, binding, eviction, logs, talks with containers, proxies. One small
 * class each.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.subresource.Subresources}, which lists them for the router. They change objects through
 * {@link io.hexareme.core.apiserver.serving.ObjectAccess}, so by the same stages as any other write. {@code status} and its likes,
 * which speak their resource's own kind, need no class here. What is passed on to kubelets has {@code Backends} in common.
 */
package io.hexareme.core.apiserver.subresource;
