package io.hexareme.core.kubelet.pod;

import io.hexareme.core.kubelet.pod.ContainerSpec.Role;
import io.hexareme.core.kubelet.pod.PodPhase.Told;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.runtime.ContainerRuntime.Sandbox;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** The whole {@code status} of a Pod. Fields that belong to others stay as they are. */
final class PodStatus {
  private PodStatus() {}

  /** The status of a Pod that the node does not take. */
  static Obj failed(PodInput in, String reason, String message) {
    return begun(in).with("phase", "Failed").with("reason", reason).with("message", "Pod was rejected: " + message);
  }

  static Obj of(PodInput in, List<Judged> judged, InitSequence sequence) {
    String before = in.pod().text("status", "phase");
    boolean over = in.atRest() && (in.terminating() || PodPhase.isTerminal(before));
    List<Told> containers = judged.stream()
        .map(container -> new Told(container.spec(), ContainerStatus.of(in, container, sequence.initialized(), over)))
        .toList();
    String policy = in.pod().at("spec", "restartPolicy").asString("Always");
    String phase = PodPhase.isTerminal(before) ? before : PodPhase.of(containers, policy, !over);
    Obj status = begun(in)
        .with("phase", phase)
        .with("conditions", PodConditions.of(in, containers, phase))
        .with("containerStatuses", statuses(containers, true));
    Arr inits = statuses(containers, false);
    return addresses(in, inits.isEmpty() ? status : status.with("initContainerStatuses", inits));
  }

  private static Obj begun(PodInput in) {
    Obj status = in.pod().at("status").asObj();
    if (Meta.generation(in.pod()) > 0) {
      status = status.with("observedGeneration", Meta.generation(in.pod()));
    }
    if (!status.has("startTime")) {
      status = status.with("startTime", Timestamps.seconds(in.memory().seen()));
    }
    return status;
  }

  private static Arr statuses(List<Told> containers, boolean mains) {
    return new Arr(containers.stream().filter(told -> (told.spec().role() == Role.MAIN) == mains).map(Told::status).toList());
  }

  /** A Pod that has ended keeps the address it had, as a record. */
  private static Obj addresses(PodInput in, Obj status) {
    String hostIp = in.node().hostIp();
    Obj withHost = status.with("hostIP", hostIp).with("hostIPs", Value.array(Value.obj("ip", hostIp)));
    String podIp = in.runtime().readySandbox().map(sandbox -> ip(sandbox, hostIp)).orElse("");
    return podIp.isEmpty() ? withHost : withHost.with("podIP", podIp).with("podIPs", Value.array(Value.obj("ip", podIp)));
  }

  private static String ip(Sandbox sandbox, String hostIp) {
    return sandbox.config().hostNetwork() ? hostIp : sandbox.ip();
  }
}
