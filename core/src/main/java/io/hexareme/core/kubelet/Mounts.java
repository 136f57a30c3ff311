package io.hexareme.core.kubelet;

import io.hexareme.core.kubelet.pod.ContainerSpec;
import io.hexareme.ports.runtime.ContainerRuntime.Mount;
import io.hexareme.ports.value.Value;
import java.util.Comparator;
import java.util.List;

/** A container's {@code volumeMounts}, as its runtime is told of them. */
final class Mounts {
  private Mounts() {}

  /** Outer directories first. */
  static List<Mount> of(ContainerSpec spec, Environment environment) {
    return spec.spec().list("volumeMounts").stream()
        .map(mount -> new Mount(mount.text("mountPath"), mount.text("name"), subPath(mount, environment), mount.at("readOnly").asBool(false)))
        .sorted(Comparator.comparing((Mount mount) -> mount.containerPath().length()))
        .toList();
  }

  private static String subPath(Value mount, Environment environment) {
    String expression = mount.text("subPathExpr");
    return expression.isEmpty() ? mount.text("subPath") : Environment.expand(expression, environment.variables());
  }
}
