package io.hexareme.core.kubelet.pod;

import io.hexareme.ports.runtime.ContainerRuntime.Sandbox;
import java.util.Optional;

/**
 * Whether a listing shows what an action did. A runtime may answer a listing with what it knew some time ago; a decision on that would do the same
 * thing once more: a second sandbox for one Pod, and a third, as fast as the runtime answers.
 */
public final class Effect {
  private Effect() {}

  /** True as well for an action that failed, which the memory tells, and for one that leaves no trace in the runtime. */
  public static boolean isShown(PodAction action, RuntimeState runtime, PodMemory memory) {
    return switch (action) {
      case PodAction.MountVolumes() -> true;
      case PodAction.DeletePod() -> true;
      case PodAction.RunSandbox(int attempt) -> memory.sandboxRetryAt() != null
          || runtime.sandboxes().stream().anyMatch(sandbox -> sandbox.config().attempt() >= attempt);
      case PodAction.StartContainer(ContainerSpec spec, int attempt, String sandbox) -> memory.failure(spec.name()) != null
          || runtime.newest(spec.name()).filter(container -> container.config().attempt() >= attempt).isPresent();
      case PodAction.StopContainer stop -> runtime.alive().stream().noneMatch(container -> container.id().equals(stop.containerId()));
      case PodAction.RemoveContainer(String id) -> runtime.containers().stream().noneMatch(container -> container.id().equals(id));
      case PodAction.StopSandbox(String id) -> sandbox(runtime, id).filter(Sandbox::ready).isEmpty();
      case PodAction.RemoveSandbox(String id) -> sandbox(runtime, id).isEmpty();
    };
  }

  private static Optional<Sandbox> sandbox(RuntimeState runtime, String id) {
    return runtime.sandboxes().stream().filter(sandbox -> sandbox.id().equals(id)).findFirst();
  }
}
