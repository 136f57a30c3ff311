/**
 * What a container is told of its own Pod: the downward API (https://kubernetes.io/docs/concepts/workloads/pods/downward-api/).
 *
 * <p>Entry: {@link io.hexareme.core.kubelet.downward.DownwardApi}, a pure function of a Pod, for environment variables and volumes alike.
 * Where its answers go is decided by those who ask.
 */
package io.hexareme.core.kubelet.downward;
