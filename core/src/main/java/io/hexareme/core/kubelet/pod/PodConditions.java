package io.hexareme.core.kubelet.pod;

import io.hexareme.core.kubelet.pod.ContainerSpec.Role;
import io.hexareme.core.kubelet.pod.PodPhase.Told;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The conditions that a kubelet writes. Those of others stay as they are. */
final class PodConditions {
  /** The types that belong to the kubelet. */
  static final List<String> OWNED = List.of("PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled");

  private final PodInput in;
  private final List<Told> containers;
  private final String phase;
  private Arr conditions;

  private PodConditions(PodInput in, List<Told> containers, String phase) {
    this.in = in;
    this.containers = containers;
    this.phase = phase;
    this.conditions = new Arr(in.pod().list("status", "conditions"));
  }

  static Arr of(PodInput in, List<Told> containers, String phase) {
    PodConditions writer = new PodConditions(in, containers, phase);
    writer.set("PodReadyToStartContainers", in.runtime().readySandbox().isPresent(), "", "");
    writer.initialized();
    String unready = writer.containersReady();
    writer.ready(unready);
    if (Conditions.find(writer.conditions, "PodScheduled").isEmpty()) {
      writer.set("PodScheduled", true, "", "");
    }
    return writer.conditions;
  }

  private void initialized() {
    List<Told> inits = containers.stream().filter(told -> told.spec().role() != Role.MAIN).toList();
    String incomplete = names(inits, told -> !isInitialized(told));
    if (phase.equals("Succeeded")) {
      set("Initialized", true, "PodCompleted", "");
    } else if (incomplete.isEmpty()) {
      set("Initialized", true, "", "");
    } else {
      set("Initialized", false, "ContainersNotInitialized", "containers with incomplete status: [" + incomplete + "]");
    }
  }

  private static boolean isInitialized(Told told) {
    return told.spec().role() == Role.SIDECAR ? told.status().at("started").asBool(false) : told.status().at("ready").asBool(false);
  }

  /** Writes ContainersReady and answers its reason and message as {@code reason\nmessage}, empty when they are ready. */
  private String containersReady() {
    String unready = names(containers.stream().filter(told -> told.spec().role() != Role.INIT).toList(),
        told -> !told.status().at("ready").asBool(false));
    String reason = switch (phase) {
      case "Succeeded" -> "PodCompleted";
      case "Failed" -> "PodFailed";
      default -> unready.isEmpty() ? "" : "ContainersNotReady";
    };
    String message = reason.equals("ContainersNotReady") ? "containers with unready status: [" + unready + "]" : "";
    set("ContainersReady", reason.isEmpty(), reason, message);
    return reason.isEmpty() ? "" : reason + "\n" + message;
  }

  private void ready(String unready) {
    if (!unready.isEmpty()) {
      set("Ready", false, unready.substring(0, unready.indexOf('\n')), unready.substring(unready.indexOf('\n') + 1));
      return;
    }
    String gates = in.pod().list("spec", "readinessGates").stream()
        .map(gate -> closed(gate.text("conditionType")))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
    set("Ready", gates.isEmpty(), gates.isEmpty() ? "" : "ReadinessGatesNotReady", gates);
  }

  private Optional<String> closed(String gate) {
    Optional<Obj> condition = Conditions.find(conditions, gate);
    if (condition.isEmpty()) {
      return Optional.of("corresponding condition of pod readiness gate \"" + gate + "\" does not exist.");
    }
    String status = condition.get().text("status");
    return status.equals("True")
        ? Optional.empty()
        : Optional.of("the status of pod readiness gate \"" + gate + "\" is not \"True\", but " + status);
  }

  private static String names(List<Told> containers, Predicate<Told> which) {
    return containers.stream().filter(which).map(told -> told.spec().name()).collect(Collectors.joining(" "));
  }

  private void set(String type, boolean status, String reason, String message) {
    long generation = Meta.generation(in.pod());
    Obj condition = Value.obj(
        "type", type,
        "status", status ? "True" : "False",
        "observedGeneration", generation == 0 ? null : generation,
        "reason", reason.isEmpty() ? null : reason,
        "message", message.isEmpty() ? null : message);
    conditions = Conditions.set(conditions, condition, Timestamps.seconds(in.now()));
  }
}
