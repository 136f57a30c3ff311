/**
 * What to do about one Pod, as a pure function: {@link io.hexareme.core.kubelet.pod.PodSync#decide} takes the Pod as the API has
 * it, what the runtime has of it, what the kubelet remembers and the time, and answers the next actions, the Pod's status and
 * when to look again.
 *
 * <p>The decision is level-triggered: it may be taken at any moment, any number of times. It asks again for what is already on
 * its way; whoever performs the actions leaves out those whose {@link io.hexareme.core.kubelet.pod.PodAction#key} is in flight.
 *
 * <p>Nothing here calls a port. Read {@link io.hexareme.core.kubelet.pod.PodSync} first, then
 * {@link io.hexareme.core.kubelet.pod.ContainerRules} (what is to be done about one container) and
 * {@link io.hexareme.core.kubelet.pod.PodStatus} (what is told about it).
 */
package io.hexareme.core.kubelet.pod;
