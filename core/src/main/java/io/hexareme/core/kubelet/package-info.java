/**
 * The kubelet: takes the Pods that the API server has assigned to its node, and no others, has the container runtime run them, and
 * tells the API server how they are.
 *
 * <p>Entry: {@link io.hexareme.core.kubelet.Kubelet}. This package is the shell: {@link io.hexareme.core.kubelet.PodWorkers} brings
 * together what the API wants and what the runtime has, asks {@code pod.PodSync} for a decision and performs it. The decisions are
 * in {@code pod} (pure), the probes in {@code probe}, the Node object in {@code node}, the node's word on a Pod in
 * {@code admission}, container logs in {@code logs}, talks with containers in {@code streams}; what the API server asks of the node comes in
 * by {@code KubeletServer}.
 *
 * <p>Nothing polls: the API's watch, the runtime's hints, probe verdicts and timers wake a Pod's key in a work queue. A listing of
 * the runtime every 10 s is the safety net. Not here yet: eviction under pressure, static Pods.
 */
package io.hexareme.core.kubelet;
