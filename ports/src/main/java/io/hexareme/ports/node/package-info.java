/**
 * What the API server asks of a node for the streaming subresources of its Pods (logs now; exec and port-forward later).
 *
 * <p>The entry is {@link io.hexareme.ports.node.NodeAgents}: the API server calls it, kubelets answer. Everything else that a kubelet
 * says, it writes into the API's objects.
 */
package io.hexareme.ports.node;
