/**
 * Keeps as many Pods as a ReplicaSet asks for.
 *
 * <p>Entry: {@link io.hexareme.core.controllers.replicaset.ReplicaSetController}. It claims Pods by selector
 * ({@code controllers.claim}), makes what is missing from the template ({@code NewPod}), deletes what is too much in the order of
 * {@code DeletionOrder}, and writes down what it counts ({@code ReplicaSetStatus}). {@code PodState} says what ready and available
 * mean.
 *
 * <p>It knows no Deployment, except that Pods of ReplicaSets with the same owner count as alike when nodes are relieved.
 */
package io.hexareme.core.controllers.replicaset;
