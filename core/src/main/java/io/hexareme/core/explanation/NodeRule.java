package io.hexareme.core.explanation;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reported, alive, ready, under no pressure. */
final class NodeRule implements Rule {
  private static final String LEASES = "kube-node-lease";
  private static final Duration SILENCE = Duration.ofSeconds(40);
  private static final List<String> PRESSURES = List.of("MemoryPressure", "DiskPressure", "PIDPressure", "NetworkUnavailable");

  @Override
  public List<Resource> needs() {
    return List.of(Resource.LEASES);
  }

  @Override
  public void follow(Obj node, Evidence evidence, Chain chain) {
    String kubelet = "kubelet/" + Meta.name(node);
    Optional<Obj> ready = Conditions.find(node.at("status", "conditions"), "Ready");
    Optional<Instant> renewed = evidence.find(Resource.LEASES, LEASES, Meta.name(node))
        .flatMap(lease -> Timestamps.parse(lease.at("spec", "renewTime")));
    String heartbeat = renewed.map(time -> ", last heartbeat at " + Timestamps.seconds(time)).orElse(", no heartbeat ever");
    if (ready.isEmpty()) {
      chain.waiting(kubelet, node, "it has not reported yet" + heartbeat);
    } else if (!ready.get().text("status").equals("True")) {
      chain.stuck(kubelet, node, "not ready: " + Words.because(ready.get().text("reason"), ready.get().text("message")) + heartbeat);
    } else if (renewed.filter(time -> time.plus(SILENCE).isBefore(evidence.now())).isPresent()) {
      chain.stuck(kubelet, node, "it was ready, and is silent now" + heartbeat);
    } else {
      alive(node, kubelet, heartbeat, chain);
    }
  }

  private static void alive(Obj node, String kubelet, String heartbeat, Chain chain) {
    for (String pressure : PRESSURES) {
      Conditions.find(node.at("status", "conditions"), pressure).filter(condition -> condition.text("status").equals("True"))
          .ifPresent(condition -> chain.stuck(kubelet, node, pressure + ": " + Words.because(condition.text("reason"), condition.text("message"))));
    }
    chain.done(kubelet, node, "ready" + heartbeat);
    if (node.at("spec", "unschedulable").asBool(false)) {
      chain.done("scheduler", node, "ready, and cordoned: it takes no new Pods");
    }
  }
}
