package io.hexareme.core.kubelet.pod;

import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerState;
import io.hexareme.ports.runtime.ContainerRuntime.Sandbox;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the runtime has of one Pod: sandboxes and containers, in order of creation. */
public record RuntimeState(List<Sandbox> sandboxes, List<Container> containers) {
  public static final RuntimeState NONE = new RuntimeState(List.of(), List.of());
  private static final Comparator<Container> BY_ATTEMPT =
      Comparator.<Container>comparingInt(container -> container.config().attempt()).thenComparing(Container::createdAt);

  public RuntimeState {
    sandboxes = List.copyOf(sandboxes);
    containers = List.copyOf(containers);
  }

  public boolean isEmpty() {
    return sandboxes.isEmpty() && containers.isEmpty();
  }

  /** The sandbox in which containers can be started now. */
  public Optional<Sandbox> readySandbox() {
    return sandboxes.stream().filter(Sandbox::ready).max(Comparator.comparingInt(sandbox -> sandbox.config().attempt()));
  }

  int nextSandboxAttempt() {
    return sandboxes.stream().mapToInt(sandbox -> sandbox.config().attempt() + 1).max().orElse(0);
  }

  /** The last instance of that container. */
  public Optional<Container> newest(String name) {
    return containers.stream().filter(container -> container.config().name().equals(name)).max(BY_ATTEMPT);
  }

  /** The last instance before {@code newest} that has ended. */
  public Optional<Container> before(Container newest) {
    return containers.stream()
        .filter(container -> container.config().name().equals(newest.config().name()))
        .filter(container -> container.state() == ContainerState.EXITED && BY_ATTEMPT.compare(container, newest) < 0)
        .max(BY_ATTEMPT);
  }

  /** Whether any of the containers that the Pod is for was ever made, in the sandbox of now. */
  boolean hasMain(List<ContainerSpec> mains) {
    String sandbox = readySandbox().map(Sandbox::id).orElse("");
    return containers.stream()
        .anyMatch(c -> c.sandboxId().equals(sandbox) && mains.stream().anyMatch(main -> main.name().equals(c.config().name())));
  }

  public List<Container> alive() {
    return containers.stream().filter(container -> container.state() == ContainerState.RUNNING).toList();
  }
}
