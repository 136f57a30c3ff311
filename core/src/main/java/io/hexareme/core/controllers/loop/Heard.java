package io.hexareme.core.controllers.loop;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * When the last sign of life of each node was seen, in nanoseconds of this machine's loop: what the signs themselves say of the time is another
 * machine's word.
 */
final class Heard {
  private static final String LEASES = "kube-node-lease";
  private final Map<String, Long> nodes = new LinkedHashMap<>();

  /** @param before null for one that is new, as {@code after} is for one that is gone */
  void lease(Obj before, Obj after, long nanos) {
    if (Meta.namespace(after == null ? before : after).equals(LEASES)) {
      take(before, after, lease -> lease.at("spec", "renewTime"), nanos);
    }
  }

  void node(Obj before, Obj after, long nanos) {
    take(before, after, Heard::heartbeat, nanos);
  }

  private void take(Obj before, Obj after, Function<Obj, Value> sign, long nanos) {
    if (after == null) {
      nodes.remove(Meta.name(before));
    } else if (before == null || !sign.apply(before).equals(sign.apply(after))) {
      nodes.put(Meta.name(after), nanos);
    }
  }

  private static Value heartbeat(Obj node) {
    return Conditions.find(node.at("status", "conditions"), "Ready").map(ready -> ready.at("lastHeartbeatTime")).orElse(Value.Null.NULL);
  }

  Optional<Duration> since(String node, long nanos) {
    return Optional.ofNullable(nodes.get(node)).map(at -> Duration.ofNanos(nanos - at));
  }
}
