package io.hexareme.core.kubelet.pod;

import io.hexareme.core.kubelet.pod.ContainerSpec.Role;
import io.hexareme.ports.value.Value;
import java.util.List;

/** The Pod's phase from its containers' statuses (https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase). */
final class PodPhase {
  private PodPhase() {}

  static boolean isTerminal(String phase) {
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  /** A container of the Pod and its status. */
  record Told(ContainerSpec spec, Value status) {
    boolean running() {
      return !status.at("state", "running").isNull();
    }

    /** The end that counts: of now, or while it waits for a restart the last one; NULL for none. */
    Value end() {
      Value now = status.at("state", "terminated");
      boolean waits = !status.at("state", "waiting").isNull();
      return now.isNull() && waits ? status.at("lastState", "terminated") : now;
    }

    boolean succeeded() {
      return end().at("exitCode").asInt(-1) == 0;
    }

    boolean ended() {
      return !end().isNull();
    }
  }

  /** @param restarts whether anything that ended may be started again */
  static String of(List<Told> containers, String restartPolicy, boolean restarts) {
    List<Told> inits = containers.stream().filter(told -> told.spec().role() == Role.INIT).toList();
    List<Told> mains = containers.stream().filter(told -> told.spec().role() == Role.MAIN).toList();
    boolean never = restartPolicy.equals("Never") || !restarts;
    if (inits.stream().anyMatch(init -> init.ended() && !init.succeeded()) && never) {
      return "Failed";
    }
    if (inits.stream().anyMatch(init -> init.running() || !init.succeeded())) {
      return "Pending";
    }
    if (mains.stream().anyMatch(main -> !main.running() && !main.ended())) {
      return "Pending";
    }
    if (mains.stream().anyMatch(Told::running)) {
      return "Running";
    }
    return allEnded(mains, restartPolicy, restarts);
  }

  private static String allEnded(List<Told> mains, String restartPolicy, boolean restarts) {
    if (mains.isEmpty()) {
      return "Pending";
    }
    boolean good = mains.stream().allMatch(Told::succeeded);
    if (restarts && (restartPolicy.equals("Always") || (restartPolicy.equals("OnFailure") && !good))) {
      return "Running";
    }
    return good ? "Succeeded" : "Failed";
  }
}
