package io.hexareme.core.kubelet;

import io.hexareme.core.kubelet.pod.PodMemory;
import io.hexareme.core.kubelet.pod.RuntimeState;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value.Obj;

/** On whose behalf something is done: a Pod as it was when the decision was taken, and the span of that decision. */
record Doing(Obj pod, RuntimeState runtime, PodMemory memory, String span) {

  String subject() {
    return Meta.subject(pod);
  }
}
