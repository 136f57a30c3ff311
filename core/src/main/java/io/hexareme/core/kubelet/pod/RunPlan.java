package io.hexareme.core.kubelet.pod;

import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerState;
import io.hexareme.ports.runtime.ContainerRuntime.Sandbox;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The actions for a Pod that should run. */
final class RunPlan {
  private final PodInput in;
  private final Agenda agenda;

  private RunPlan(PodInput in, Agenda agenda) {
    this.in = in;
    this.agenda = agenda;
  }

  static void add(PodInput in, List<Judged> judged, InitSequence sequence, Agenda agenda) {
    RunPlan plan = new RunPlan(in, agenda);
    judged.forEach(plan::stop);
    if (plan.mounted()) {
      plan.start(sequence.startable());
    }
    plan.tidy();
  }

  /** Nothing starts before the volumes are there, the sandbox included. */
  private boolean mounted() {
    if (in.pod().list("spec", "volumes").isEmpty()) {
      return true;
    }
    VolumeState volumes = in.memory().volumes();
    if (volumes.isDue(in.now())) {
      agenda.add(new PodAction.MountVolumes());
    } else if (volumes.nextAt() != null) {
      agenda.wakeAt(volumes.nextAt());
    }
    return volumes.isMounted();
  }

  private void stop(Judged container) {
    if (container.verdict() instanceof Verdict.Stop(Container running, var grace, String message)) {
      agenda.add(new PodAction.StopContainer(running.id(), container.spec().name(), grace, message));
    }
  }

  private void start(List<Judged> startable) {
    Optional<Sandbox> sandbox = in.runtime().readySandbox();
    for (Judged container : startable) {
      if (container.verdict() instanceof Verdict.Wait wait) {
        agenda.wakeAt(wait.changesAt());
      } else if (container.verdict() instanceof Verdict.Start start) {
        sandbox.ifPresentOrElse(ready -> start(container.spec(), start, ready.id()), this::runSandbox);
      }
    }
  }

  private void start(ContainerSpec spec, Verdict.Start start, String sandboxId) {
    if (start.leftover() != null) {
      agenda.add(new PodAction.RemoveContainer(start.leftover().id()));
    } else {
      agenda.add(new PodAction.StartContainer(spec, start.attempt(), sandboxId));
    }
  }

  private void runSandbox() {
    if (in.memory().sandboxRetryAt() != null && in.now().isBefore(in.memory().sandboxRetryAt())) {
      agenda.wakeAt(in.memory().sandboxRetryAt());
    } else {
      agenda.add(new PodAction.RunSandbox(in.runtime().nextSandboxAttempt()));
    }
  }

  /** Of every container the last two instances are kept, the older for its log and last state; of sandboxes those in use. */
  private void tidy() {
    for (ContainerSpec spec : ContainerSpec.all(in.pod())) {
      in.runtime().containers().stream()
          .filter(container -> container.config().name().equals(spec.name()) && container.state() == ContainerState.EXITED)
          .sorted(Comparator.comparingInt((Container container) -> container.config().attempt()).reversed())
          .skip(2)
          .forEach(container -> agenda.add(new PodAction.RemoveContainer(container.id())));
    }
    in.runtime().sandboxes().stream()
        .filter(sandbox -> !sandbox.ready() && in.runtime().containers().stream().noneMatch(c -> c.sandboxId().equals(sandbox.id())))
        .forEach(sandbox -> agenda.add(new PodAction.RemoveSandbox(sandbox.id())));
  }
}
