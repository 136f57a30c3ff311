package io.hexareme.core.kubelet.pod;

import static io.hexareme.core.kubelet.pod.ProbeView.Health.FAILURE;

import io.hexareme.core.kubelet.pod.ContainerSpec.Role;
import io.hexareme.core.kubelet.pod.ProbeView.Kind;
import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of one container's life, whatever the others do. */
final class ContainerRules {
  private ContainerRules() {}

  static Verdict judge(ContainerSpec spec, PodInput in) {
    if (in.inFlight().contains(PodAction.startKey(spec.name()))) {
      return new Verdict.Starting();
    }
    Optional<Container> newest = in.runtime().newest(spec.name());
    if (newest.isEmpty()) {
      return absent(spec, in);
    }
    Container container = newest.get();
    return switch (container.state()) {
      case CREATED -> orFailure(spec, in, new Verdict.Start(container.config().attempt(), container));
      case RUNNING -> running(spec, container, in);
      case EXITED, UNKNOWN -> exited(spec, container, in);
    };
  }

  /** The runtime has none: the first start, or somebody removed it. */
  private static Verdict absent(ContainerSpec spec, PodInput in) {
    Value old = PodMemory.statusOf(in.pod(), spec);
    Value terminated = old.at("state", "terminated");
    if (!terminated.isNull() && !spec.restartsAfter(terminated.at("exitCode").asInt(0))) {
      return new Verdict.Finished(terminated.at("exitCode").asInt(0) == 0);
    }
    return orFailure(spec, in, new Verdict.Start(old.at("restartCount").asInt(0) + (hasRun(old) ? 1 : 0), null));
  }

  /** One that was created and never started, because its kubelet died in between, is no restart. */
  private static boolean hasRun(Value status) {
    return Stream.of(status.at("state", "running"), status.at("state", "terminated"), status.at("lastState", "terminated"))
        .anyMatch(state -> !state.isNull());
  }

  private static Verdict running(ContainerSpec spec, Container container, PodInput in) {
    if (!container.config().image().equals(spec.image())) {
      return new Verdict.Stop(container, in.grace(), "Container " + spec.name() + " definition changed, will be restarted");
    }
    if (in.probes().health(Kind.LIVENESS, container.id()) == FAILURE) {
      return failedProbe(spec, container, in, "liveness");
    }
    if (in.probes().health(Kind.STARTUP, container.id()) == FAILURE) {
      return failedProbe(spec, container, in, "startup");
    }
    return new Verdict.Running(container);
  }

  private static Verdict failedProbe(ContainerSpec spec, Container container, PodInput in, String probe) {
    long grace = spec.spec().at(probe + "Probe", "terminationGracePeriodSeconds").asLong(in.grace().toSeconds());
    return new Verdict.Stop(container, Duration.ofSeconds(grace),
        "Container " + spec.name() + " failed " + probe + " probe, will be restarted");
  }

  private static Verdict exited(ContainerSpec spec, Container container, PodInput in) {
    if (!spec.restartsAfter(container.exitCode()) && !mustRunAgain(spec, container, in)) {
      return new Verdict.Finished(container.exitCode() == 0);
    }
    Backoff backoff = in.memory().backoff(spec.name());
    Instant ended = container.finishedAt() == null ? container.createdAt() : container.finishedAt();
    Instant until = backoff == null ? null : backoff.until(ended, in.now());
    if (until != null) {
      String message = "back-off " + GoDuration.text(backoff.delay()) + " restarting failed container=" + spec.name() + " pod=" + PodInput.podText(in.pod());
      return new Verdict.Wait(until, until, "CrashLoopBackOff", message);
    }
    return orFailure(spec, in, new Verdict.Start(container.config().attempt() + 1, null));
  }

  /** A new sandbox runs its init containers once more, those that ended well in the old one too. */
  private static boolean mustRunAgain(ContainerSpec spec, Container container, PodInput in) {
    return spec.role() == Role.INIT
        && container.exitCode() == 0
        && in.runtime().readySandbox().filter(sandbox -> !sandbox.id().equals(container.sandboxId())).isPresent();
  }

  private static Verdict orFailure(ContainerSpec spec, PodInput in, Verdict.Start start) {
    StartFailure failure = in.memory().failure(spec.name());
    boolean waits = failure != null && failure.image().equals(spec.image()) && failure.waitsAt(in.now());
    return waits
        ? new Verdict.Wait(failure.retryAt(), failure.changesAt(in.now()), failure.reasonAt(in.now()), failure.messageAt(in.now()))
        : start;
  }
}
