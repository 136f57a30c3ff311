package io.hexareme.core.kubelet.pod;

import io.hexareme.core.kubelet.pod.ContainerSpec.Role;
import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.ContainerRuntime.Sandbox;
import java.time.Instant;
import java.util.List;

/**
 * The actions for a Pod that must end: containers first, sidecars after the others and in reverse order, then the sandbox. What has
 * ended stays in the runtime, for its logs, until the API has forgotten the Pod.
 */
final class Teardown {
  private Teardown() {}

  /** Stops all there is; answers whether everything has stopped. */
  static boolean stop(PodInput in, Agenda agenda) {
    if (!in.atRest()) {
      next(in).forEach(container -> agenda.add(new PodAction.StopContainer(
          container.id(), container.config().name(), in.grace(), "Stopping container " + container.config().name())));
      return false;
    }
    List<Sandbox> ready = in.runtime().sandboxes().stream().filter(Sandbox::ready).toList();
    ready.forEach(sandbox -> agenda.add(new PodAction.StopSandbox(sandbox.id())));
    return ready.isEmpty();
  }

  /** Stops, then lets the API forget the Pod. */
  static void delete(PodInput in, Agenda agenda) {
    boolean released = in.pod().at("metadata", "deletionGracePeriodSeconds").asLong(1) == 0;
    if (!stop(in, agenda) || released) {
      return;
    }
    Instant retryAt = in.memory().deletionRetryAt();
    if (retryAt == null || !in.now().isBefore(retryAt)) {
      agenda.add(new PodAction.DeletePod());
    } else {
      agenda.wakeAt(retryAt);
    }
  }

  /** Stops, then removes everything; answers whether nothing is left. */
  static boolean remove(PodInput in, Agenda agenda) {
    if (!stop(in, agenda)) {
      return false;
    }
    in.runtime().containers().forEach(container -> agenda.add(new PodAction.RemoveContainer(container.id())));
    if (in.runtime().containers().isEmpty()) {
      in.runtime().sandboxes().forEach(sandbox -> agenda.add(new PodAction.RemoveSandbox(sandbox.id())));
    }
    return in.runtime().isEmpty();
  }

  /** The containers to stop now: all that are no sidecars, or else the last sidecar. */
  private static List<Container> next(PodInput in) {
    List<String> sidecars =
        ContainerSpec.inits(in.pod()).stream().filter(spec -> spec.role() == Role.SIDECAR).map(ContainerSpec::name).toList();
    List<Container> others =
        in.runtime().alive().stream().filter(container -> !sidecars.contains(container.config().name())).toList();
    if (!others.isEmpty()) {
      return others;
    }
    return sidecars.reversed().stream()
        .flatMap(name -> in.runtime().alive().stream().filter(container -> container.config().name().equals(name)))
        .limit(1)
        .toList();
  }
}
