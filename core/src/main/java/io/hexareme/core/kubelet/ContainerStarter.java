package io.hexareme.core.kubelet;

import io.hexareme.core.client.EventRecorder;
import io.hexareme.core.kubelet.pod.ContainerSpec;
import io.hexareme.core.kubelet.pod.PodAction.StartContainer;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerConfig;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerState;
import io.hexareme.ports.runtime.RuntimeFailure;
import io.hexareme.ports.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Brings a container from its description to running: image, environment, create, start, post-start hook. */
final class ContainerStarter {
  private final RuntimeCalls runtime;
  private final Images images;
  private final Environments environments;
  private final LifecycleHooks hooks;
  private final EventRecorder events;
  private final Clock clock;

  ContainerStarter(RuntimeCalls runtime, Images images, Environments environments, LifecycleHooks hooks, EventRecorder events, Clock clock) {
    this.runtime = runtime;
    this.images = images;
    this.environments = environments;
    this.hooks = hooks;
    this.events = events;
    this.clock = clock;
  }

  /** Never fails: a container that cannot be started is remembered as such, to be tried again. */
  CompletionStage<Void> start(Doing doing, StartContainer action) {
    ContainerSpec spec = action.container();
    if (doing.memory().failure(spec.name()) == null) {
      doing.runtime().newest(spec.name()).filter(container -> container.state() == ContainerState.EXITED)
          .ifPresent(container -> doing.memory().restarts(spec.name(), endOf(container), clock.now()));
    }
    return images.ensure(doing, spec)
        .thenCompose(imageId -> environments.of(doing, spec).thenCompose(environment -> create(doing, action, imageId, environment)))
        .thenCompose(id -> run(doing, spec, id))
        .handle((done, failure) -> {
          if (failure == null) {
            doing.memory().started(spec.name());
          } else {
            failed(doing, spec, RuntimeCalls.cause(failure));
          }
          return null;
        });
  }

  private Instant endOf(Container container) {
    return container.finishedAt() == null ? clock.now() : container.finishedAt();
  }

  private CompletionStage<String> create(Doing doing, StartContainer action, String imageId, Environment environment) {
    ContainerSpec spec = action.container();
    ContainerConfig config = new ContainerConfig(spec.name(), action.attempt(), spec.image(), imageId,
        environment.expand(spec.spec().list("command")), environment.expand(spec.spec().list("args")), environment.variables(),
        Labels.container(doing.pod(), spec), Mounts.of(spec, environment));
    return runtime
        .call("create-container", doing, Ordered.map("container", spec.name(), "attempt", Integer.toString(action.attempt())),
            port -> port.createContainer(action.sandboxId(), config))
        .thenApply(id -> {
          events.record(doing.pod(), spec.fieldPath(), "Normal", "Created", "Created container: " + spec.name());
          return id;
        });
  }

  private CompletionStage<Void> run(Doing doing, ContainerSpec spec, String id) {
    return runtime.call("start-container", doing, Ordered.map("container", spec.name(), "id", id), port -> port.startContainer(id))
        .thenCompose(started -> {
          events.record(doing.pod(), spec.fieldPath(), "Normal", "Started", "Started container " + spec.name());
          return hooks.run(doing, spec, id, "postStart", Duration.ofHours(1));
        })
        .thenCompose(hookFailure -> hookFailure.isEmpty() ? CompletableFuture.completedFuture(null) : stop(doing, spec, id, hookFailure));
  }

  /** A container whose post-start hook failed is killed; its restart policy decides what follows. */
  private CompletionStage<Void> stop(Doing doing, ContainerSpec spec, String id, Optional<String> hookFailure) {
    events.record(doing.pod(), spec.fieldPath(), "Warning", "FailedPostStartHook", "PostStartHook failed: " + hookFailure.orElse(""));
    return runtime.call("stop-container", doing, Ordered.map("container", spec.name(), "id", id), port -> port.stopContainer(id, Duration.ofSeconds(2)));
  }

  private void failed(Doing doing, ContainerSpec spec, Throwable cause) {
    String reason = cause instanceof RuntimeFailure failure ? failure.reason() : "RunContainerError";
    String message = String.valueOf(cause.getMessage());
    doing.memory().startFailed(spec.name(), reason, message, spec.image(), clock.now());
    boolean image = reason.equals("ErrImagePull") || reason.equals("ErrImageNeverPull");
    events.record(doing.pod(), spec.fieldPath(), "Warning", "Failed", "Error: " + (image ? reason : message));
  }
}
