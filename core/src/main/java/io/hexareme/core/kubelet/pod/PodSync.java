package io.hexareme.core.kubelet.pod;

import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The decision about a Pod: pure, level-triggered, for any state that Pod and runtime may be in. */
public final class PodSync {
  private PodSync() {}

  public static PodDecision decide(PodInput in) {
    Agenda agenda = new Agenda();
    if (in.gone()) {
      boolean settled = Teardown.remove(in, agenda);
      return new PodDecision(agenda.actions(), in.pod().at("status").asObj(), null, settled);
    }
    List<Judged> judged = Judged.all(in);
    InitSequence sequence = InitSequence.of(judged, in);
    Obj status = status(in, judged, sequence, agenda);
    if (in.terminating()) {
      Teardown.delete(in, agenda);
    } else if (PodPhase.isTerminal(status.text("phase"))) {
      Teardown.stop(in, agenda);
    } else {
      RunPlan.add(in, judged, sequence, agenda);
    }
    return new PodDecision(agenda.actions(), status, agenda.wakeAt(), false);
  }

  private static Obj status(PodInput in, List<Judged> judged, InitSequence sequence, Agenda agenda) {
    PodMemory.Rejection rejection = in.memory().rejection();
    if (rejection != null) {
      return PodStatus.failed(in, rejection.reason(), rejection.message());
    }
    if (PodPhase.isTerminal(in.pod().text("status", "phase")) && in.runtime().isEmpty()) {
      return in.pod().at("status").asObj();
    }
    Obj status = PodStatus.of(in, judged, sequence);
    Optional<Instant> deadline = deadline(in);
    if (deadline.isEmpty() || in.terminating() || PodPhase.isTerminal(status.text("phase"))) {
      return status;
    }
    if (in.now().isBefore(deadline.get())) {
      agenda.wakeAt(deadline.get());
      return status;
    }
    return status
        .with("phase", "Failed")
        .with("reason", "DeadlineExceeded")
        .with("message", "Pod was active on the node longer than the specified deadline");
  }

  private static Optional<Instant> deadline(PodInput in) {
    long seconds = in.pod().at("spec", "activeDeadlineSeconds").asLong(-1);
    return seconds < 0 ? Optional.empty() : Timestamps.parse(in.pod().at("status", "startTime")).map(start -> start.plusSeconds(seconds));
  }
}
