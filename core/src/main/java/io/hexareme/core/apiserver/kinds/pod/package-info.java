/**
 * Pods, and the Pod templates of all workloads: what their specs default to, and what is valid in them.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.kinds.pod.PodStrategy} for the kind,
 * {@link io.hexareme.core.apiserver.kinds.pod.PodSpecDefaults} and
 * {@link io.hexareme.core.apiserver.kinds.pod.PodSpecValidation} for whoever has a spec inside. What a Pod gets from other objects
 * (service account, priority, limits) is admission's, not ours.
 */
package io.hexareme.core.apiserver.kinds.pod;
