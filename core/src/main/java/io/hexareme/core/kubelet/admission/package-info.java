/**
 * The node's own word on a Pod: does it fit what is left here, does it want a node like this. The scheduler asks the same
 * beforehand; this check holds whoever bound the Pod. Pure; entry {@link io.hexareme.core.kubelet.admission.Admission}. Preemption of
 * others to make room is not done.
 */
package io.hexareme.core.kubelet.admission;
