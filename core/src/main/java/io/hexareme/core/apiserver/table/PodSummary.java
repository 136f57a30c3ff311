package io.hexareme.core.apiserver.table;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.HumanDuration;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A Pod in one word and two numbers. The word is the phase unless something more telling is known: first what an init container does,
 * then what the first container does that does not just run, and above all that the Pod is being deleted.
 */
final class PodSummary {
  private final Obj pod;
  private String reason;
  private int readyContainers;
  private final Restarts all = new Restarts();
  private final Restarts sidecars = new Restarts();
  private Restarts shown = all;

  private PodSummary(Obj pod) {
    this.pod = pod;
    this.reason = Cells.or(pod.text("status", "reason"), pod.text("status", "phase"));
  }

  static PodSummary of(Obj pod) {
    PodSummary summary = new PodSummary(pod);
    summary.gated();
    boolean initializing = summary.initContainers();
    if (!initializing || Conditions.isTrue(pod, "Initialized")) {
      summary.containers();
    }
    summary.deletion();
    return summary;
  }

  /** {@code 1/2}: containers that are ready, of those that run as long as the Pod does. */
  String ready() {
    long sidecars = pod.list("spec", "initContainers").stream().filter(PodSummary::runsOn).count();
    return readyContainers + "/" + (pod.list("spec", "containers").size() + sidecars);
  }

  String reason() {
    return reason;
  }

  /** {@code 3 (5m ago)}. */
  String restarts(Instant now) {
    return shown.text(now);
  }

  private void gated() {
    for (Value condition : pod.list("status", "conditions")) {
      if (condition.text("type").equals("PodScheduled") && condition.text("reason").equals("SchedulingGated")) {
        reason = "SchedulingGated";
      }
    }
  }

  /** Whether an init container is still at work, or failed. */
  private boolean initContainers() {
    List<Value> statuses = pod.list("status", "initContainerStatuses");
    for (int i = 0; i < statuses.size(); i++) {
      Value status = statuses.get(i);
      boolean sidecar = isSidecar(status);
      all.add(status);
      if (sidecar) {
        sidecars.add(status);
      }
      if (sidecar && !succeeded(status) && status.at("started").asBool(false)) {
        readyContainers += status.at("ready").asBool(false) ? 1 : 0;
      } else if (!succeeded(status)) {
        reason = "Init:" + initReason(status).orElse(i + "/" + pod.list("spec", "initContainers").size());
        return true;
      }
    }
    return false;
  }

  private static boolean succeeded(Value status) {
    Value terminated = status.at("state", "terminated");
    return !terminated.isNull() && terminated.at("exitCode").asLong(0) == 0;
  }

  private static Optional<String> initReason(Value status) {
    Value terminated = status.at("state", "terminated");
    if (!terminated.isNull()) {
      return Optional.of(ended(terminated));
    }
    return Optional.of(status.text("state", "waiting", "reason")).filter(why -> !why.isEmpty() && !why.equals("PodInitializing"));
  }

  private boolean isSidecar(Value status) {
    return pod.list("spec", "initContainers").stream()
        .anyMatch(container -> container.text("name").equals(status.text("name")) && runsOn(container));
  }

  private static boolean runsOn(Value initContainer) {
    return initContainer.text("restartPolicy").equals("Always");
  }

  /** How a container ended. */
  private static String ended(Value terminated) {
    long signal = terminated.at("signal").asLong(0);
    String how = signal != 0 ? "Signal:" + signal : "ExitCode:" + terminated.at("exitCode").asLong(0);
    return Cells.or(terminated.text("reason"), how);
  }

  private void containers() {
    shown = sidecars;
    boolean running = false;
    for (Value status : pod.list("status", "containerStatuses").reversed()) {
      sidecars.add(status);
      String waiting = status.text("state", "waiting", "reason");
      Value terminated = status.at("state", "terminated");
      if (!waiting.isEmpty()) {
        reason = waiting;
      } else if (!terminated.isNull()) {
        reason = ended(terminated);
      } else if (status.at("ready").asBool(false) && !status.at("state", "running").isNull()) {
        running = true;
        readyContainers++;
      }
    }
    if (reason.equals("Completed") && running) {
      reason = Conditions.isTrue(pod, "Ready") ? "Running" : "NotReady";
    }
  }

  private void deletion() {
    PodView view = new PodView(pod);
    if (view.isTerminating() && pod.text("status", "reason").equals("NodeLost")) {
      reason = "Unknown";
    } else if (view.isTerminating() && !view.isTerminal()) {
      reason = "Terminating";
    }
  }

  /** Restarts of some containers, and the end of the last run before one. */
  private static final class Restarts {
    private long count;
    private Instant last = Instant.MIN;

    void add(Value status) {
      count += status.at("restartCount").asLong(0);
      Timestamps.parse(status.at("lastState", "terminated", "finishedAt")).filter(last::isBefore).ifPresent(end -> last = end);
    }

    String text(Instant now) {
      return count == 0 || last.equals(Instant.MIN) ? Long.toString(count)
          : count + " (" + HumanDuration.of(Duration.between(last, now)) + " ago)";
    }
  }
}
