package io.hexareme.core.kubelet.pod;

import io.hexareme.core.kubelet.pod.ContainerSpec.Role;
import java.util.List;

/** A container and what is to be done about it. */
record Judged(ContainerSpec spec, Verdict verdict) {

  static List<Judged> all(PodInput in) {
    return ContainerSpec.all(in.pod()).stream().map(spec -> new Judged(spec, ContainerRules.judge(spec, in))).toList();
  }

  boolean is(Role role) {
    return spec.role() == role;
  }
}
