package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A cluster that was off: all its signs of life are old, and yet nothing has happened to it. */
class LongNightTest {
  private static final Obj DEPLOYMENT = Value.obj(
      "kind", "Deployment",
      "apiVersion", "apps/v1",
      "metadata", Value.obj("name", "web", "namespace", "default"),
      "spec", Value.obj(
          "replicas", 2,
          "selector", Value.obj("matchLabels", Value.obj("app", "web")),
          "template", Value.obj(
              "metadata", Value.obj("labels", Value.obj("app", "web")),
              "spec", Value.obj("containers", List.of(Value.obj("name", "web", "image", "nginx:1.27"))))));

  private final SimulatedCluster cluster = SimulatedCluster.start(7, 2);

  @Test
  void no_node_is_given_up_and_no_pod_is_touched() {
    assertThat(cluster.await(cluster.admin().create(Resource.DEPLOYMENTS, DEPLOYMENT))).isInstanceOf(Result.Ok.class);
    cluster.world().advance(Duration.ofSeconds(30));
    List<Obj> pods = pods();
    assertThat(pods).hasSize(2).allMatch(pod -> pod.text("status", "phase").equals("Running"));

    beOffFor(Duration.ofHours(10));
    cluster.world().advance(Duration.ofMinutes(10));

    assertThat(pods()).isEqualTo(pods);
    assertThat(items(Resource.NODES)).allMatch(node -> node.list("spec", "taints").isEmpty());
    assertThat(items(Resource.EVENTS)).noneMatch(event -> event.text("reason").equals("NodeNotReady"));
  }

  /** Whether their kubelet writes once more what is there already does not matter. */
  private List<Obj> pods() {
    return items(Resource.PODS).stream()
        .map(pod -> pod.asObj().change("metadata", metadata -> metadata.asObj().without("resourceVersion")))
        .toList();
  }

  private List<Value> items(Resource resource) {
    Result result = cluster.await(cluster.admin().list(resource, "", Map.of()));
    return ((Result.Ok) result).object().list("items");
  }

  private void beOffFor(Duration time) {
    cluster.stopControllers();
    cluster.stopScheduler();
    List<String> nodes = items(Resource.NODES).stream().map(node -> node.text("metadata", "name")).toList();
    nodes.forEach(cluster::stopKubelet);
    cluster.stopServer();
    cluster.world().advance(time);
    cluster.startServer();
    cluster.startControllers();
    cluster.startScheduler();
    // The worst order: the controllers look before the kubelets speak.
    cluster.world().advance(Duration.ofSeconds(2));
    nodes.forEach(cluster::startKubelet);
  }
}
