package io.hexareme.adapters.testkit.gherkin;

import io.hexareme.adapters.testkit.ClusterClient;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.List;

/** Empties a node as {@code kubectl drain} does: evictions, tried again every 5 s where a budget answers 429, until no Pod is left. */
final class Drain {
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final ScenarioWorld world;
  private final ClusterClient admin;
  private final String node;

  Drain(ScenarioWorld world, String node) {
    this.world = world;
    this.admin = world.cluster().admin();
    this.node = node;
  }

  void within(Duration atMost) {
    Duration end = world.cluster().time().elapsed().plus(atMost);
    while (!pods().isEmpty()) {
      Duration left = end.minus(world.cluster().time().elapsed());
      world.judge(left.isPositive(), () -> node + " is not drained within " + ScenarioWorld.show(atMost) + ": these are left:\n" + named());
      pods().stream().filter(pod -> pod.at("metadata", "deletionTimestamp").isNull()).forEach(this::evict);
      world.within(left.compareTo(AGAIN) < 0 ? left : AGAIN, () -> pods().isEmpty());
    }
  }

  /** Those of DaemonSets stay, and so do mirrors of static ones. */
  private List<Obj> pods() {
    return admin.list("pods").stream()
        .filter(pod -> pod.text("spec", "nodeName").equals(node))
        .filter(pod -> pod.list("metadata", "ownerReferences").stream().noneMatch(owner -> owner.text("kind").equals("DaemonSet")))
        .filter(pod -> !pod.at("metadata", "annotations").asObj().has("kubernetes.io/config.mirror"))
        .toList();
  }

  private void evict(Value pod) {
    String namespace = pod.text("metadata", "namespace");
    String name = pod.text("metadata", "name");
    Obj eviction = Value.obj("apiVersion", "policy/v1", "kind", "Eviction",
        "metadata", Value.obj("name", name, "namespace", namespace));
    ClusterClient.Answer answer = admin.send("POST", "/api/v1/namespaces/" + namespace + "/pods/" + name + "/eviction", eviction, "application/json");
    if (!answer.isOk() && answer.code() != 429 && answer.code() != 404) {
      throw new AssertionError("the eviction of " + namespace + "/" + name + " is refused: " + answer.code() + " " + answer.body().text("message"));
    }
  }

  private String named() {
    return String.join("\n", pods().stream().map(pod -> pod.text("metadata", "namespace") + "/" + pod.text("metadata", "name")).toList());
  }
}
