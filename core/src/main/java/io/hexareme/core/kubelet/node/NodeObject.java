package io.hexareme.core.kubelet.node;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the Node object should look like. */
final class NodeObject {
  private static final String OS = "linux";
  private static final int KUBELET_PORT = 10250;

  private final NodeConfig config;
  private final String runtimeVersion;
  private final String machineId;
  private final String bootId;

  /** @param randomness its machine id is the same for every kubelet of that node that has the same stream */
  NodeObject(NodeConfig config, String runtimeVersion, Randomness randomness) {
    this.config = config;
    this.runtimeVersion = runtimeVersion;
    this.machineId = randomness.nextUuid().toString();
    this.bootId = randomness.nextUuid().toString();
  }

  /** The Node to register. */
  Obj fresh(Instant now) {
    Obj spec = Value.obj(
        "podCIDR", config.podCidr().isEmpty() ? null : config.podCidr(),
        "podCIDRs", config.podCidr().isEmpty() ? null : Value.array(Value.of(config.podCidr())),
        "taints", config.taints().isEmpty() ? null : config.taints());
    return Value.obj(
        "kind", "Node",
        "apiVersion", "v1",
        "metadata", Value.obj(
            "name", config.name(),
            "labels", Value.strings(labels()),
            "annotations", Value.obj("volumes.kubernetes.io/controller-managed-attach-detach", "true")),
        "spec", spec,
        "status", status(Obj.EMPTY, true, now));
  }

  Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("beta.kubernetes.io/arch", config.architecture());
    labels.put("beta.kubernetes.io/os", OS);
    labels.put("kubernetes.io/arch", config.architecture());
    labels.put("kubernetes.io/hostname", config.name());
    labels.put("kubernetes.io/os", OS);
    labels.putAll(config.labels());
    return labels;
  }

  /** The status that a Node whose status is {@code before} should have; fields of others are kept. */
  Obj status(Obj before, boolean runtimeHealthy, Instant now) {
    Obj capacity = Value.strings(config.capacity());
    return before
        .with("addresses", Value.array(address("InternalIP", config.internalIp()), address("Hostname", config.name())))
        .with("allocatable", capacity)
        .with("capacity", capacity)
        .with("conditions", conditions(before.at("conditions"), runtimeHealthy, now))
        .with("daemonEndpoints", Value.obj("kubeletEndpoint", Value.obj("Port", KUBELET_PORT)))
        .with("nodeInfo", nodeInfo());
  }

  private Arr conditions(Value before, boolean runtimeHealthy, Instant now) {
    Value conditions = before;
    conditions = set(conditions, now, "MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available");
    conditions = set(conditions, now, "DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure");
    conditions = set(conditions, now, "PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available");
    return runtimeHealthy
        ? set(conditions, now, "Ready", "True", "KubeletReady", "kubelet is posting ready status")
        : set(conditions, now, "Ready", "False", "KubeletNotReady", "container runtime is down");
  }

  private static Arr set(Value conditions, Instant now, String type, String status, String reason, String message) {
    String time = Timestamps.seconds(now);
    Obj condition = Value.obj("type", type, "status", status, "lastHeartbeatTime", time, "reason", reason, "message", message);
    return Conditions.set(conditions, condition, time);
  }

  private Obj nodeInfo() {
    return Value.obj(
        "architecture", config.architecture(),
        "bootID", bootId,
        "containerRuntimeVersion", runtimeVersion,
        "kernelVersion", "6.12.0",
        "kubeProxyVersion", "",
        "kubeletVersion", config.kubeletVersion(),
        "machineID", machineId,
        "operatingSystem", OS,
        "osImage", config.osImage(),
        "systemUUID", machineId);
  }

  private static Obj address(String type, String address) {
    return Value.obj("type", type, "address", address);
  }
}
