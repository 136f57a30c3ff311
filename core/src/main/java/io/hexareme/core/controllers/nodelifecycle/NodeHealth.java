package io.hexareme.core.controllers.nodelifecycle;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a node's kubelet still gives signs of life: its Lease's {@code renewTime}, or the heartbeat of its Ready condition,
 * whichever is newer (KEP-589).
 * The grace period of each begins no earlier than this controller: after a night in which nothing ran, every sign is old, and the
 * kubelets must have the time to give a new one.
 *
 * <p>What those times say is not believed, for they are another machine's: where the view has timed how long ago a sign was seen, that counts.
 * Otherwise the signs' times are held against this machine's clock.
 *
 * @param silentFrom when it counts as silent unless another sign comes
 */
record NodeHealth(Obj node, Instant silentFrom, Instant now) {
  private static final String LEASES = "kube-node-lease";
  /** NetworkUnavailable is not here: it is not the kubelet's to report. */
  private static final List<String> KUBELETS = List.of("Ready", "MemoryPressure", "DiskPressure", "PIDPressure");

  static NodeHealth of(Obj node, ClusterView view, NodeLifecycleConfig config) {
    Optional<Obj> ready = ready(node);
    Duration grace = ready.isPresent() ? config.gracePeriod() : config.startupGracePeriod();
    Optional<Duration> age = view.sinceHeard(Meta.name(node));
    if (age.isPresent()) return new NodeHealth(node, view.now().minus(age.get()).plus(grace), view.now());
    Instant renewed = view.get(Resource.LEASES, new ObjectKey(LEASES, Meta.name(node)))
        .flatMap(lease -> Timestamps.parse(lease.at("spec", "renewTime")))
        .orElse(Instant.EPOCH);
    Value heartbeat = ready.map(condition -> condition.at("lastHeartbeatTime")).orElse(node.at("metadata", "creationTimestamp"));
    Instant beat = Timestamps.parse(heartbeat).orElse(Instant.EPOCH);
    Instant last = Stream.of(renewed, beat, view.since()).max(Instant::compareTo).orElseThrow();
    return new NodeHealth(node, last.plus(grace), view.now());
  }

  static Optional<Obj> ready(Obj node) {
    return Conditions.find(node.at("status", "conditions"), "Ready");
  }

  /** True, False or Unknown; empty while nobody said. */
  static String readyStatus(Obj node) {
    return ready(node).map(condition -> condition.text("status")).orElse("");
  }

  boolean isSilent() {
    return now.isAfter(silentFrom);
  }

  /** Whether it says that it is ready, and still lives. */
  boolean isReady() {
    return readyStatus(node).equals("True") && !isSilent();
  }

  /** How long to wait before asking again whether a node that lives has fallen silent. */
  Duration untilSilent() {
    return Duration.between(now, silentFrom).plusMillis(1);
  }

  /** The node with all that only its kubelet can know set to Unknown. */
  Obj unknown() {
    Value conditions = node.at("status", "conditions");
    for (String type : KUBELETS) {
      Optional<Obj> old = Conditions.find(conditions, type);
      if (old.filter(condition -> condition.text("status").equals("Unknown")).isEmpty()) {
        conditions = Conditions.set(conditions, old.map(NodeHealth::stopped).orElseGet(() -> never(type)), Timestamps.seconds(now));
      }
    }
    return node.withPath(conditions, "status", "conditions");
  }

  private static Obj stopped(Obj condition) {
    return condition
        .with("status", "Unknown")
        .with("reason", "NodeStatusUnknown")
        .with("message", "Kubelet stopped posting node status.");
  }

  private Obj never(String type) {
    return Value.obj(
        "type", type,
        "status", "Unknown",
        "lastHeartbeatTime", node.at("metadata", "creationTimestamp"),
        "reason", "NodeStatusNeverUpdated",
        "message", "Kubelet never posted node status.");
  }
}
