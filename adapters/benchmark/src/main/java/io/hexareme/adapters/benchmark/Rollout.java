package io.hexareme.adapters.benchmark;

import io.hexareme.adapters.assembly.SimulatedCluster;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Deployment in a simulated cluster, from its creation until all its Pods are Ready. */
final class Rollout {
  private static final String PATH = "/apis/apps/v1/namespaces/default/deployments";
  private static final Map<String, String> HEADERS = Map.of("content-type", Body.TREE, "accept", Body.TREE, "user-agent", "benchmark");
  private static final Duration STEP = Duration.ofMillis(5);
  private static final int ENOUGH = 100_000;

  private Rollout() {}

  /** Gives how many are Ready. */
  static long of(SimulatedCluster cluster, String name, int replicas) {
    send(cluster, new ApiRequest("POST", PATH, Map.of(), HEADERS, new Body.Tree(deployment(name, replicas)), cluster.credential("system:admin"), "create"));
    for (int tries = 0; tries < ENOUGH; tries++) {
      if (readyReplicas(cluster, name) == replicas) {
        return replicas;
      }
      cluster.world().advance(STEP);
    }
    throw new IllegalStateException(name + " does not become Ready");
  }

  /** 0 when there is no such Deployment, too. */
  static long readyReplicas(SimulatedCluster cluster, String name) {
    return send(cluster, new ApiRequest("GET", PATH + "/" + name, Map.of(), HEADERS, new Body.None(), cluster.credential("system:admin"), "get"))
        .at("status", "readyReplicas").asLong(0);
  }

  private static Obj send(SimulatedCluster cluster, ApiRequest request) {
    return cluster.call(request) instanceof ApiResponse.Whole(int code, var headers, Body.Tree(Obj tree)) ? tree : Value.obj();
  }

  private static Obj deployment(String name, int replicas) {
    return Value.obj("kind", "Deployment", "apiVersion", "apps/v1", "metadata", Value.obj("name", name, "namespace", "default"),
        "spec", Value.obj("replicas", replicas, "selector", Value.obj("matchLabels", Value.obj("app", name)),
            "template", Value.obj("metadata", Value.obj("labels", Value.obj("app", name)),
                "spec", Value.obj("containers", List.of(Value.obj("name", "c", "image", "nginx"))))));
  }
}
