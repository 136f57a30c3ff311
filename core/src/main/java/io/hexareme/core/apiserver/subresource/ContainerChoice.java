package io.hexareme.core.apiserver.subresource;

import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.stream.Collectors;

/** Which container of a Pod a request means. */
final class ContainerChoice {
  private ContainerChoice() {}

  /** The container that is meant; the only one needs no name. */
  static String of(Obj pod, String wanted) {
    List<Value> containers = pod.list("spec", "containers");
    String name = Meta.name(pod);
    if (wanted.isEmpty()) {
      if (containers.size() == 1) {
        return containers.getFirst().text("name");
      }
      String init = names(pod.list("spec", "initContainers"));
      throw Refusals.badRequest("a container name must be specified for pod " + name + ", choose one of: [" + names(containers) + "]"
          + (init.isEmpty() ? "" : " or one of the init containers: [" + init + "]"));
    }
    boolean known = List.of("containers", "initContainers", "ephemeralContainers").stream()
        .flatMap(kind -> pod.list("spec", kind).stream()).anyMatch(container -> container.text("name").equals(wanted));
    if (!known) {
      throw Refusals.badRequest("container " + wanted + " is not valid for pod " + name);
    }
    return wanted;
  }

  private static String names(List<Value> containers) {
    return containers.stream().map(container -> container.text("name")).collect(Collectors.joining(" "));
  }
}
