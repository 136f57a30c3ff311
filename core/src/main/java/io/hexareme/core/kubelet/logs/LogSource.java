package io.hexareme.core.kubelet.logs;

import io.hexareme.core.kubelet.pod.ContainerSpec;
import io.hexareme.core.kubelet.pod.RuntimeState;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerState;
import io.hexareme.ports.value.Value;
import java.util.Optional;

/** Whose log is meant. */
sealed interface LogSource {

  record Instance(String containerId) implements LogSource {}

  /** There is none, in the kubelet's words. */
  record None(String message) implements LogSource {}

  static LogSource of(Value pod, RuntimeState runtime, String container, boolean previous) {
    String what = "container \"" + container + "\" in pod \"" + Meta.name(pod) + "\"";
    if (ContainerSpec.all(pod).stream().noneMatch(spec -> spec.name().equals(container))) {
      return new None(what + " is not available");
    }
    Optional<Container> newest = runtime.newest(container);
    if (previous) {
      return waitingAfterEnd(pod, container, newest)
          .or(() -> newest.flatMap(runtime::before).map(before -> new Instance(before.id())))
          .orElse(new None("previous terminated " + what + " not found"));
    }
    return newest.filter(instance -> instance.state() != ContainerState.CREATED)
        .<LogSource>map(instance -> new Instance(instance.id()))
        .orElseGet(() -> new None(what + " is waiting to start" + why(status(pod, container))));
  }

  /** While a container waits for its restart, the instance that ended is the previous one. */
  private static Optional<LogSource> waitingAfterEnd(Value pod, String container, Optional<Container> newest) {
    return newest.filter(instance -> instance.state() == ContainerState.EXITED && !status(pod, container).at("state", "waiting").isNull())
        .map(instance -> new Instance(instance.id()));
  }

  private static String why(Value status) {
    String reason = status.text("state", "waiting", "reason");
    return switch (reason) {
      case "" -> ": ContainerCreating";
      case "ErrImagePull" -> ": image can't be pulled";
      case "ImagePullBackOff" -> ": trying and failing to pull image";
      default -> ": " + reason;
    };
  }

  private static Value status(Value pod, String container) {
    for (String list : new String[] {"containerStatuses", "initContainerStatuses"}) {
      for (Value status : pod.list("status", list)) {
        if (status.text("name").equals(container)) {
          return status;
        }
      }
    }
    return Value.Null.NULL;
  }
}
