/**
 * Watches over nodes: tells when a kubelet fell silent, and taints nodes by their conditions so that Pods are kept away or moved.
 *
 * <p>Entry: {@link io.hexareme.core.controllers.nodelifecycle.NodeLifecycleController}. When a kubelet counts as silent is
 * {@link io.hexareme.core.controllers.nodelifecycle.NodeHealth}, which taints a node should have is
 * {@link io.hexareme.core.controllers.nodelifecycle.NodeTaints}, and whether it is a node's turn to lose its Pods is
 * {@link io.hexareme.core.controllers.nodelifecycle.Disruption}. Pods are deleted by {@code controllers.tainteviction}.
 */
package io.hexareme.core.controllers.nodelifecycle;
