package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.simulation.ClusterFaultPlan;
import io.hexareme.adapters.simulation.FaultPlan;
import io.hexareme.adapters.simulation.FaultSchedule;
import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything goes wrong for two minutes, at random but the same for a seed; then it must all have come right again. */
class ClusterUnderFaultsTest {
  private static final int NODES = 5;
  private static final Duration TROUBLE = Duration.ofMinutes(2);

  /** What came of one run. */
  record End(SimulatedCluster cluster, long hash, String obstacle, int faults) {}

  private static Obj deployment(int replicas, String image) {
    return Value.obj(
        "kind", "Deployment",
        "apiVersion", "apps/v1",
        "metadata", Value.obj("name", "web", "namespace", "default"),
        "spec", Value.obj(
            "replicas", replicas,
            "selector", Value.obj("matchLabels", Value.obj("app", "web")),
            "template", Value.obj(
                "metadata", Value.obj("labels", Value.obj("app", "web")),
                "spec", Value.obj("containers", List.of(Value.obj("name", "web", "image", image))))));
  }

  static End run(long seed) {
    SimulatedCluster cluster = SimulatedCluster.start(
        ClusterShape.of(seed, NODES).withMembers(3).withApiServers(2).withSchedulers(2).withControllerManagers(2).withNetwork());
    cluster.world().advance(Duration.ofSeconds(20));
    FaultSchedule faults = faults(cluster);
    cluster.faults().inject(faults);
    ApiClient admin = cluster.admin();
    admin.create(Resource.DEPLOYMENTS, deployment(3, "web:1"));
    for (int i = 0; i < 12; i++) {
      cluster.world().advance(TROUBLE.dividedBy(12));
      admin.patch(Resource.DEPLOYMENTS, "default", "web", "", ApiClient.MERGE_PATCH, deployment(3 + i % 4, "web:" + (1 + i / 4)));
    }
    cluster.world().advance(Duration.ofMinutes(3));
    cluster.endApiFaults();
    String obstacle = "not looked";
    for (int i = 0; i < 12 && !obstacle.isEmpty(); i++) {
      cluster.world().advance(Duration.ofMinutes(1));
      obstacle = obstacle(cluster);
    }
    return new End(cluster, cluster.world().hash(), obstacle, faults.size());
  }

  private static FaultSchedule faults(SimulatedCluster cluster) {
    Duration from = cluster.world().elapsed();
    Duration until = from.plus(TROUBLE);
    List<String> nodes = IntStream.rangeClosed(1, NODES).mapToObj(number -> "node-" + number).toList();
    List<String> control = cluster.processes().keySet().stream().filter(name -> !name.startsWith("node-") && !name.startsWith("store-")).toList();
    List<String> clients = control.stream().filter(name -> !name.startsWith("apiserver")).toList();
    List<String> members = IntStream.rangeClosed(1, 3).mapToObj(cluster.members()::id).toList();
    List<FaultSchedule.Planned> all = new ArrayList<>(
        new ClusterFaultPlan(control, clients, nodes, from, until, 15, 4, 10, 12, 15).draw(cluster.world().randomness()).faults());
    all.addAll(new FaultPlan(members, from, until, 6, 4, 6, 2, 0).draw(cluster.world().randomness()).faults());
    return new FaultSchedule(all);
  }

  /** Why the cluster is not as it should be; empty when it is. */
  private static String obstacle(SimulatedCluster cluster) {
    if (!(cluster.await(cluster.admin().get(Resource.DEPLOYMENTS, "default", "web")) instanceof Result.Ok(int code, Obj web))) {
      return cluster.await(cluster.admin().create(Resource.DEPLOYMENTS, deployment(3, "web:1"))).toString();
    }
    long wanted = web.at("spec", "replicas").asLong(0);
    Value status = web.at("status");
    if (status.at("observedGeneration").asLong(0) != web.at("metadata", "generation").asLong(-1) || status.at("updatedReplicas").asLong(0) != wanted
        || status.at("availableReplicas").asLong(0) != wanted || status.at("replicas").asLong(0) != wanted) {
      return wanted + " wanted, but " + status.asObj().without("conditions");
    }
    List<Value> nodes = items(cluster, Resource.NODES);
    for (Value node : nodes) {
      if (Conditions.find(node.at("status", "conditions"), "Ready").filter(ready -> ready.text("status").equals("True")).isEmpty()
          || !node.list("spec", "taints").isEmpty()) {
        return Meta.name(node) + " is not ready: " + node.at("spec", "taints");
      }
    }
    List<Value> pods = items(cluster, Resource.PODS);
    return nodes.size() != NODES ? nodes.size() + " nodes" : pods.size() != wanted ? wanted + " wanted, but " + pods.size() + " Pods" : "";
  }

  private static List<Value> items(SimulatedCluster cluster, Resource resource) {
    return cluster.await(cluster.admin().list(resource, "", Map.of())) instanceof Result.Ok(int code, Obj list) ? list.list("items") : List.of();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void it_comes_right_in_the_end(long seed) {
    assertThat(run(seed).obstacle()).isEmpty();
  }

  @Test
  void two_runs_of_one_seed_agree_to_the_last_event() {
    End first = run(42);
    End second = run(42);
    assertThat(second.hash()).isEqualTo(first.hash());
    assertThat(second.cluster().trace().since(0)).isEqualTo(first.cluster().trace().since(0));
    assertThat(first.faults()).isGreaterThan(60);
  }
}
