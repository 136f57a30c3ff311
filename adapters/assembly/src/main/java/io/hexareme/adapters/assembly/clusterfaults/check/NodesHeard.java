package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A node whose kubelet gives signs of life is not taken for silent. What counts is when the signs arrived. */
final class NodesHeard implements Invariant {
  /** Kubernetes' node-monitor-grace-period, less what a reconcile may be early. */
  private static final Duration GRACE = Duration.ofSeconds(39);
  private final Map<ObjectKey, Instant> signs = new LinkedHashMap<>();

  @Override
  public String rule() {
    return "no node is called silent that was heard";
  }

  @Override
  public Optional<String> after(Change change, ClusterHistory history) {
    if (change.isOf("Lease") && change.key().namespace().equals("kube-node-lease") && !change.deleted()) {
      signs.put(new ObjectKey("", change.key().name()), change.at());
    }
    if (!change.isOf("Node") || !change.updated() || !ready(change.before()).equals("True") || !ready(change.after()).equals("Unknown")) {
      return Optional.empty();
    }
    Instant heard = signs.get(change.key());
    return heard == null || !heard.plus(GRACE).isAfter(change.at()) ? Optional.empty()
        : Optional.of(change.subject() + " was called silent " + Duration.between(heard, change.at()).toSeconds() + " s after its Lease was renewed");
  }

  private static String ready(Obj node) {
    return Conditions.find(node.at("status", "conditions"), "Ready").map(condition -> condition.text("status")).orElse("");
  }
}
