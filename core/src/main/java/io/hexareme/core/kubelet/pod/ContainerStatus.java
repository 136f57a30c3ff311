package io.hexareme.core.kubelet.pod;

import static io.hexareme.core.kubelet.pod.ProbeView.Health.SUCCESS;

import io.hexareme.core.kubelet.pod.ContainerSpec.Role;
import io.hexareme.core.kubelet.pod.ProbeView.Kind;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerState;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.Optional;

/** One entry of {@code containerStatuses} or {@code initContainerStatuses}. */
final class ContainerStatus {
  private final PodInput in;
  private final Judged judged;
  private final ContainerSpec spec;
  private final Value old;
  private final boolean initialized;
  /** Nothing of the Pod will run again. */
  private final boolean over;

  private ContainerStatus(PodInput in, Judged judged, boolean initialized, boolean over) {
    this.in = in;
    this.judged = judged;
    this.spec = judged.spec();
    this.old = PodMemory.statusOf(in.pod(), spec);
    this.initialized = initialized;
    this.over = over;
  }

  static Obj of(PodInput in, Judged judged, boolean initialized, boolean over) {
    ContainerStatus status = new ContainerStatus(in, judged, initialized, over);
    return in.runtime().newest(judged.spec().name()).map(status::known).orElseGet(status::unknown);
  }

  /** Whether the startup probe has let it through. */
  static boolean isStarted(ContainerSpec spec, String containerId, PodInput in) {
    return spec.spec().at("startupProbe").isNull() || in.probes().health(Kind.STARTUP, containerId) == SUCCESS;
  }

  private Obj known(Container newest) {
    boolean running = newest.state() == ContainerState.RUNNING;
    boolean exited = newest.state() == ContainerState.EXITED || newest.state() == ContainerState.UNKNOWN;
    boolean started = running && isStarted(spec, newest.id(), in);
    Obj state = stateOf(newest);
    boolean waitsAfterEnd = exited && state.has("waiting");
    Obj last = waitsAfterEnd ? Value.obj("terminated", terminated(newest)) : lastOf(newest);
    return entry(state, last, running ? started && isReady(newest) : spec.role() == Role.INIT && exited && newest.exitCode() == 0,
        newest.config().attempt(), newest.config().imageId(), containerId(newest), started);
  }

  private Obj stateOf(Container newest) {
    return switch (newest.state()) {
      case CREATED -> waitingState();
      case RUNNING -> Value.obj("running", Value.obj("startedAt", seconds(newest.startedAt())));
      case EXITED, UNKNOWN -> judged.verdict() instanceof Verdict.Wait && !over
          ? waitingState()
          : Value.obj("terminated", terminated(newest));
    };
  }

  private boolean isReady(Container container) {
    if (spec.role() == Role.INIT) {
      return false;
    }
    return spec.spec().at("readinessProbe").isNull() || in.probes().health(Kind.READINESS, container.id()) == SUCCESS;
  }

  private Obj lastOf(Container newest) {
    Optional<Container> before = in.runtime().before(newest);
    if (before.isPresent()) {
      return Value.obj("terminated", terminated(before.get()));
    }
    return newest.config().attempt() > 0 ? old.at("lastState").asObj() : Obj.EMPTY;
  }

  /** The runtime has no instance: none yet, or somebody removed it. */
  private Obj unknown() {
    if (!old.at("state", "terminated").isNull() && (over || judged.verdict() instanceof Verdict.Finished)) {
      return old.asObj();
    }
    Obj lost = old.at("state", "running").isNull() ? old.at("lastState").asObj() : Value.obj("terminated", lost("deleted"));
    int restarts = old.at("restartCount").asInt(0);
    if (over) {
      return entry(Value.obj("terminated", lost("terminated")), lost, false, restarts, "", "", false);
    }
    if (initialized && spec.role() == Role.INIT) {
      return entry(Value.obj("terminated", Value.obj("exitCode", 0, "reason", "Completed")), Obj.EMPTY, true, restarts, "", "", false);
    }
    return entry(waitingState(), lost, false, restarts, old.text("imageID"), old.text("containerID"), false);
  }

  private static Obj lost(String when) {
    return Value.obj("exitCode", 137, "reason", "ContainerStatusUnknown",
        "message", "The container could not be located when the pod was " + when, "startedAt", Value.Null.NULL, "finishedAt", Value.Null.NULL);
  }

  private Obj waitingState() {
    if (judged.verdict() instanceof Verdict.Wait wait) {
      return Value.obj("waiting", Value.obj("reason", wait.reason(), "message", wait.message()));
    }
    boolean initializing = !initialized && !in.pod().list("spec", "initContainers").isEmpty();
    return Value.obj("waiting", Value.obj("reason", initializing ? "PodInitializing" : "ContainerCreating"));
  }

  private Obj terminated(Container container) {
    return Value.obj(
        "exitCode", container.exitCode(),
        "reason", container.reason().isEmpty() ? (container.exitCode() == 0 ? "Completed" : "Error") : container.reason(),
        "message", container.message() == null || container.message().isEmpty() ? null : container.message(),
        "startedAt", seconds(container.startedAt()),
        "finishedAt", seconds(container.finishedAt()),
        "containerID", containerId(container));
  }

  private String containerId(Container container) {
    return in.node().runtimeName() + "://" + container.id();
  }

  private static Value seconds(Instant instant) {
    return instant == null ? Value.Null.NULL : Value.of(Timestamps.seconds(instant));
  }

  private Obj entry(Obj state, Obj last, boolean ready, int restarts, String imageId, String containerId, boolean started) {
    Value requests = spec.spec().at("resources", "requests");
    return Value.obj(
        "name", spec.name(),
        "state", state,
        "lastState", last,
        "ready", ready,
        "restartCount", restarts,
        "image", spec.image(),
        "imageID", imageId,
        "containerID", containerId.isEmpty() ? null : containerId,
        "started", started,
        "allocatedResources", requests.asObj().isEmpty() ? null : requests,
        "resources", spec.spec().at("resources").asObj(),
        "volumeMounts", VolumeMounts.of(spec.spec()));
  }
}
