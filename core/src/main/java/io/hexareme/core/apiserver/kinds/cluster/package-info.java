/**
 * What is special about the kinds that are the frame of a cluster: namespaces and nodes. One small class each.
 *
 * <p>Entries: {@link io.hexareme.core.apiserver.kinds.cluster.NamespaceStrategy}, {@link io.hexareme.core.apiserver.kinds.cluster.NodeRules}.
 * What empties a namespace that ends, or notices that a node is lost, is a controller.
 */
package io.hexareme.core.apiserver.kinds.cluster;
