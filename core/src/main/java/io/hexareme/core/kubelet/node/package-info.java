/**
 * The kubelet's Node object and its lease: registration, conditions, capacity, heartbeat.
 *
 * <p>{@link io.hexareme.core.kubelet.node.NodeObject} is the pure part (what the Node should look like);
 * {@link io.hexareme.core.kubelet.node.NodeReporter} and {@link io.hexareme.core.kubelet.node.NodeLease} write it
 * (https://kubernetes.io/docs/reference/node/node-status/, KEP-589 for the lease). What becomes of a node that stops reporting is
 * the node lifecycle controller's business.
 */
package io.hexareme.core.kubelet.node;
