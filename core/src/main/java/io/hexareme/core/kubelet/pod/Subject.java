package io.hexareme.core.kubelet.pod;

import io.hexareme.ports.value.Value.Obj;

/** A Pod with the status this kubelet gives it, and what the runtime has of it. */
public record Subject(Obj pod, RuntimeState runtime) {}
