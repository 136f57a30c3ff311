package io.hexareme.core.kubelet.pod;

import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A container as its Pod describes it.
 *
 * @param restartPolicy the Pod's
 */
public record ContainerSpec(Value spec, Role role, String restartPolicy) {

  /** SIDECAR is an init container with {@code restartPolicy: Always} (KEP-753). */
  public enum Role { INIT, SIDECAR, MAIN }

  public String name() {
    return spec.text("name");
  }

  public String image() {
    return spec.text("image");
  }

  /** {@code spec.containers{web}}, as Events point at it. */
  public String fieldPath() {
    return (role == Role.MAIN ? "spec.containers{" : "spec.initContainers{") + name() + "}";
  }

  /** Whether one that ended with {@code exitCode} is to be started again. */
  boolean restartsAfter(int exitCode) {
    return switch (role) {
      case SIDECAR -> true;
      case INIT -> exitCode != 0 && !restartPolicy.equals("Never");
      case MAIN -> restartPolicy.equals("Always") || (restartPolicy.equals("OnFailure") && exitCode != 0);
    };
  }

  /** The init containers, sidecars among them, in their order. */
  public static List<ContainerSpec> inits(Value pod) {
    return pod.list("spec", "initContainers").stream()
        .map(spec -> new ContainerSpec(spec, spec.text("restartPolicy").equals("Always") ? Role.SIDECAR : Role.INIT, policy(pod)))
        .toList();
  }

  public static List<ContainerSpec> mains(Value pod) {
    return pod.list("spec", "containers").stream().map(spec -> new ContainerSpec(spec, Role.MAIN, policy(pod))).toList();
  }

  /** Init containers, then the others. */
  public static List<ContainerSpec> all(Value pod) {
    List<ContainerSpec> all = new ArrayList<>(inits(pod));
    all.addAll(mains(pod));
    return all;
  }

  private static String policy(Value pod) {
    return pod.at("spec", "restartPolicy").asString("Always");
  }
}
