package io.hexareme.core.kubelet;

import io.hexareme.core.client.EventRecorder;
import io.hexareme.core.kubelet.pod.ContainerSpec;
import io.hexareme.core.kubelet.pod.PodAction.StopContainer;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Ends a container with grace: pre-stop hook, then the runtime's stop with what is left of the time. */
final class ContainerStopper {
  /** What a container is given after its hook, however long that took. */
  private static final Duration LEAST = Duration.ofSeconds(2);

  private final RuntimeCalls runtime;
  private final LifecycleHooks hooks;
  private final EventRecorder events;
  private final Loop loop;
  private final Set<String> stopping = new LinkedHashSet<>();

  ContainerStopper(RuntimeCalls runtime, LifecycleHooks hooks, EventRecorder events, Loop loop) {
    this.runtime = runtime;
    this.hooks = hooks;
    this.events = events;
    this.loop = loop;
  }

  CompletionStage<Void> stop(Doing doing, StopContainer action) {
    Optional<ContainerSpec> spec =
        ContainerSpec.all(doing.pod()).stream().filter(container -> container.name().equals(action.container())).findFirst();
    if (!stopping.add(action.containerId())) {
      return stop(doing, action, action.grace());
    }
    String path = spec.map(ContainerSpec::fieldPath).orElse("");
    events.record(doing.pod(), path, "Normal", "Killing", action.message());
    long begin = loop.nanos();
    CompletionStage<Void> stopped = spec.isEmpty()
        ? stop(doing, action, action.grace())
        : hooks.run(doing, spec.get(), action.containerId(), "preStop", action.grace()).thenCompose(failure -> {
          failure.ifPresent(message -> events.record(doing.pod(), path, "Warning", "FailedPreStopHook", "PreStopHook failed: " + message));
          Duration left = action.grace().minusNanos(loop.nanos() - begin);
          Duration least = action.grace().compareTo(LEAST) < 0 ? action.grace() : LEAST;
          return stop(doing, action, left.compareTo(least) < 0 ? least : left);
        });
    return stopped.whenComplete((done, failure) -> stopping.remove(action.containerId()));
  }

  private CompletionStage<Void> stop(Doing doing, StopContainer action, Duration grace) {
    Map<String, String> details = Ordered.map("container", action.container(), "id", action.containerId());
    return runtime.call("stop-container", doing, details, port -> port.stopContainer(action.containerId(), grace));
  }
}
