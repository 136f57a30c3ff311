package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With more than one of everything, whatever single process is lost, rollouts go on; and nobody acts who has lost what it led. */
class HighAvailabilityTest {
  private static final ClusterShape TWO_OF_EACH =
      ClusterShape.of(5, 3).withMembers(3).withApiServers(2).withSchedulers(2).withControllerManagers(2).withNetwork();

  private final SimulatedCluster cluster = SimulatedCluster.start(TWO_OF_EACH);

  private static Obj deployment(String image) {
    return Value.obj(
        "kind", "Deployment",
        "apiVersion", "apps/v1",
        "metadata", Value.obj("name", "web", "namespace", "default"),
        "spec", Value.obj(
            "replicas", 3,
            "selector", Value.obj("matchLabels", Value.obj("app", "web")),
            "template", Value.obj(
                "metadata", Value.obj("labels", Value.obj("app", "web")),
                "spec", Value.obj("containers", List.of(Value.obj("name", "web", "image", image))))));
  }

  private Value read(Resource resource, String namespace, String name) {
    return cluster.await(cluster.admin().get(resource, namespace, name)) instanceof Result.Ok(int code, Obj object) ? object : Value.Null.NULL;
  }

  private boolean until(Duration atMost, BooleanSupplier so) {
    for (Duration passed = Duration.ZERO; passed.compareTo(atMost) <= 0; passed = passed.plusMillis(500)) {
      if (so.getAsBoolean()) {
        return true;
      }
      cluster.world().advance(Duration.ofMillis(500));
    }
    return false;
  }

  private void apply(String image) {
    boolean there = !read(Resource.DEPLOYMENTS, "default", "web").isNull();
    assertThat(until(Duration.ofSeconds(30), () -> cluster.await(there
        ? cluster.admin().patch(Resource.DEPLOYMENTS, "default", "web", "", ApiClient.MERGE_PATCH, deployment(image))
        : cluster.admin().create(Resource.DEPLOYMENTS, deployment(image))) instanceof Result.Ok)).as("the write").isTrue();
  }

  private boolean isRolledOut(String image) {
    Value deployment = read(Resource.DEPLOYMENTS, "default", "web");
    if (deployment.isNull()) {
      return false;
    }
    Value status = deployment.at("status");
    boolean counted = status.at("observedGeneration").asLong(0) == deployment.at("metadata", "generation").asLong(-1)
        && status.at("updatedReplicas").asLong(0) == 3 && status.at("availableReplicas").asLong(0) == 3 && status.at("replicas").asLong(0) == 3;
    return counted && deployment.at("spec", "template", "spec", "containers").toString().contains(image);
  }

  @ParameterizedTest
  @ValueSource(strings = {"apiserver-1", "apiserver-2", "scheduler-1", "scheduler-2", "controller-manager-1", "controller-manager-2",
      "store-m1", "store-m2", "store-m3"})
  void whichever_process_is_lost_a_deployment_is_rolled_out(String process) {
    apply("web:1");
    assertThat(until(Duration.ofMinutes(2), () -> isRolledOut("web:1"))).as("the first rollout").isTrue();
    cluster.process(process).crash();
    apply("web:2");
    assertThat(until(Duration.ofMinutes(2), () -> isRolledOut("web:2"))).as("the rollout without " + process).isTrue();
  }

  @Test
  void of_two_candidates_one_leads_and_the_other_follows_when_it_is_gone() {
    cluster.world().advance(Duration.ofSeconds(5));
    String first = read(Resource.LEASES, "kube-system", "kube-scheduler").text("spec", "holderIdentity");
    assertThat(first).startsWith("scheduler-");
    String leader = first.substring(0, first.indexOf('_'));
    cluster.process(leader).crash();
    cluster.world().advance(Duration.ofSeconds(12));
    assertThat(read(Resource.LEASES, "kube-system", "kube-scheduler").text("spec", "holderIdentity")).isEqualTo(first);
    cluster.world().advance(Duration.ofSeconds(10));
    Value lease = read(Resource.LEASES, "kube-system", "kube-scheduler");
    assertThat(lease.text("spec", "holderIdentity")).startsWith("scheduler-").doesNotStartWith(leader);
    assertThat(lease.at("spec", "leaseTransitions").asLong(0)).isEqualTo(1);
  }

  @Test
  void a_leader_that_was_asleep_begins_anew_as_a_follower() {
    cluster.world().advance(Duration.ofSeconds(5));
    String first = read(Resource.LEASES, "kube-system", "kube-controller-manager").text("spec", "holderIdentity");
    String leader = first.substring(0, first.indexOf('_'));
    cluster.process(leader).pause();
    cluster.world().advance(Duration.ofSeconds(30));
    String second = read(Resource.LEASES, "kube-system", "kube-controller-manager").text("spec", "holderIdentity");
    assertThat(second).doesNotStartWith(leader);
    cluster.process(leader).resume();
    cluster.world().advance(Duration.ofSeconds(30));
    assertThat(cluster.process(leader).running()).isTrue();
    assertThat(read(Resource.LEASES, "kube-system", "kube-controller-manager").text("spec", "holderIdentity")).isEqualTo(second);
  }

  @Test
  void a_machine_that_loses_its_power_comes_back_and_its_pods_run_again() {
    apply("web:1");
    assertThat(until(Duration.ofMinutes(2), () -> isRolledOut("web:1"))).isTrue();
    cluster.process("node-1").crash();
    assertThat(cluster.process("kubelet-node-1").running()).isFalse();
    cluster.world().advance(Duration.ofSeconds(20));
    cluster.process("node-1").start();
    assertThat(containers()).isEmpty();
    assertThat(until(Duration.ofMinutes(3), () -> !containers().isEmpty() && isRolledOut("web:1"))).isTrue();
    assertThat(containers()).allMatch(container -> container.endsWith(" RUNNING"));
  }

  @Test
  void a_kubelet_that_crashes_leaves_containers_running_and_its_successor_adopts_them() {
    apply("web:1");
    assertThat(until(Duration.ofMinutes(2), () -> isRolledOut("web:1"))).isTrue();
    List<String> before = containers();
    cluster.process("kubelet-node-1").crash();
    cluster.world().advance(Duration.ofSeconds(5));
    assertThat(containers()).isEqualTo(before);
    cluster.process("kubelet-node-1").start();
    cluster.world().advance(Duration.ofMinutes(2));
    assertThat(containers()).isEqualTo(before);
    assertThat(isRolledOut("web:1")).isTrue();
  }

  private List<String> containers() {
    return cluster.await(cluster.nodes().list("node-1")).containers().stream().map(container -> container.id() + " " + container.state()).toList();
  }

  @Test
  void a_node_that_is_cut_off_is_noticed_and_comes_back() {
    cluster.world().advance(Duration.ofSeconds(20));
    cluster.wire().servers().forEach(server -> cluster.wire().path("kubelet-node-1", server).cut(true));
    assertThat(until(Duration.ofMinutes(2), () -> read(Resource.NODES, "", "node-1").at("spec", "taints").toString().contains("unreachable"))).isTrue();
    cluster.wire().servers().forEach(server -> cluster.wire().path("kubelet-node-1", server).cut(false));
    assertThat(until(Duration.ofMinutes(2), () -> read(Resource.NODES, "", "node-1").at("spec").list("taints").isEmpty())).isTrue();
  }

  @Test
  void a_server_that_stands_still_is_left_for_the_other() {
    cluster.process("apiserver-1").pause();
    apply("web:1");
    assertThat(until(Duration.ofMinutes(2), () -> isRolledOut("web:1"))).isTrue();
    cluster.process("apiserver-1").resume();
    assertThat(((Result.Ok) cluster.await(cluster.admin().list(Resource.PODS, "default", Map.of()))).object().list("items")).hasSize(3);
  }
}
