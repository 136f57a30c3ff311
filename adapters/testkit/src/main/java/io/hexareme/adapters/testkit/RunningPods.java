package io.hexareme.adapters.testkit;

import io.hexareme.ports.runtime.ContainerRuntime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which Pods have a running container, as a runtime lists it. */
final class RunningPods {
  private RunningPods() {}

  /** {@code namespace/name}, in order of creation. */
  static List<String> of(ContainerRuntime.Listing listing) {
    Map<String, String> pods = new LinkedHashMap<>();
    listing.sandboxes().forEach(sandbox -> pods.put(sandbox.id(), sandbox.config().namespace() + "/" + sandbox.config().podName()));
    Set<String> running = new LinkedHashSet<>();
    listing.containers().stream().filter(container -> container.state() == ContainerRuntime.ContainerState.RUNNING)
        .forEach(container -> running.add(pods.get(container.sandboxId())));
    return new ArrayList<>(running);
  }
}
