package io.hexareme.core.controllers.nodelifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.TestPod;
import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// Justification: one small scenario for each change of a node's health.
class NodeLifecycleControllerTest {
  private static final ObjectKey N1 = new ObjectKey("", "n1");
  private final NodeLifecycleController controller = new NodeLifecycleController(NodeLifecycleConfig.DEFAULT);
  private final ViewFixture view = new ViewFixture();

  private static Obj node(String name, String zone, String ready) {
    Value conditions = ready.isEmpty() ? Value.Arr.EMPTY : Value.array(Value.obj("type", "Ready", "status", ready,
        "lastHeartbeatTime", "2025-12-31T23:00:00Z", "lastTransitionTime", "2025-12-31T23:00:00Z", "reason", "KubeletReady"));
    return Value.obj(
        "metadata", Value.obj("name", name, "creationTimestamp", "2025-12-31T23:59:30Z",
            "labels", Value.obj("topology.kubernetes.io/zone", zone)),
        "spec", Obj.EMPTY,
        "status", Value.obj("conditions", conditions));
  }

  private void renew(String name, Instant time) {
    view.put(Resource.LEASES, Value.obj(
        "metadata", Value.obj("name", name, "namespace", "kube-node-lease"),
        "spec", Value.obj("renewTime", Timestamps.micros(time))));
  }

  /** A node that just renewed. */
  private void alive(String name, String zone) {
    view.put(Resource.NODES, node(name, zone, "True"));
    renew(name, view.now());
  }

  /** A node that was found silent already. */
  private void silent(String name, String zone) {
    view.put(Resource.NODES, node(name, zone, "Unknown"));
  }

  private Plan settle(String name) {
    return view.settle(controller, new ObjectKey("", name));
  }

  private Obj node(String name) {
    return view.object(Resource.NODES, "", name);
  }

  private List<String> taints(String name) {
    return node(name).list("spec", "taints").stream()
        .map(taint -> taint.text("key").replace("node.kubernetes.io/", "") + ":" + taint.text("effect"))
        .toList();
  }

  private boolean losesPods(String name) {
    return Taint.losingPods(node(name)).isPresent();
  }

  @Test
  void a_node_that_renews_its_lease_is_left_alone_until_it_would_be_silent() {
    alive("n1", "z");
    view.pass(Duration.ofSeconds(50));
    Plan plan = controller.reconcile(N1, view);
    assertThat(plan.commands()).isEmpty();
    assertThat(plan.recheck()).contains(Duration.ofMillis(1));
  }

  @Test
  void a_node_that_is_silent_for_longer_than_the_grace_period_is_unknown() {
    alive("n1", "z");
    alive("n2", "z");
    view.pass(Duration.ofMillis(50_001));
    renew("n2", view.now());
    settle("n1");
    for (String type : List.of("Ready", "MemoryPressure", "DiskPressure", "PIDPressure")) {
      Obj condition = Conditions.find(node("n1").at("status", "conditions"), type).orElseThrow();
      assertThat(condition.text("status")).isEqualTo("Unknown");
      assertThat(condition.text("reason")).isEqualTo(type.equals("Ready") ? "NodeStatusUnknown" : "NodeStatusNeverUpdated");
      assertThat(condition.text("lastTransitionTime")).isEqualTo("2026-01-01T00:00:50Z");
    }
    Obj ready = NodeHealth.ready(node("n1")).orElseThrow();
    assertThat(ready.text("message")).isEqualTo("Kubelet stopped posting node status.");
    assertThat(ready.text("lastHeartbeatTime")).isEqualTo("2025-12-31T23:00:00Z");
    assertThat(taints("n1")).containsExactly("unreachable:NoSchedule", "unreachable:NoExecute");
    assertThat(view.events).containsExactly("Normal NodeNotReady Node n1 status is now: NodeNotReady");
    assertThat(controller.reconcile(N1, view).commands()).isEmpty();
  }

  @Test
  void after_a_night_in_which_nothing_ran_a_node_has_the_grace_period_to_be_heard_again() {
    alive("n1", "z");
    view.pass(Duration.ofHours(10));
    view.beginNow();

    Duration grace = NodeLifecycleConfig.DEFAULT.gracePeriod();
    assertThat(settle("n1").recheck()).contains(grace.plusMillis(1));
    assertThat(taints("n1")).isEmpty();

    view.pass(grace.plusMillis(1));
    settle("n1");
    assertThat(taints("n1")).contains("unreachable:NoSchedule");
  }

  @Test
  void a_heartbeat_in_the_status_counts_like_a_renewal() {
    Obj node = node("n1", "z", "True");
    Obj ready = NodeHealth.ready(node).orElseThrow().with("lastHeartbeatTime", Timestamps.seconds(view.now()));
    view.put(Resource.NODES, node.withPath(Value.array(ready), "status", "conditions"));
    view.pass(Duration.ofSeconds(50));
    assertThat(controller.reconcile(N1, view).commands()).isEmpty();
    view.pass(Duration.ofSeconds(1));
    assertThat(controller.reconcile(N1, view).commands()).isNotEmpty();
  }

  @Test
  void a_node_that_never_posted_has_a_minute_from_its_making() {
    view.put(Resource.NODES, node("n1", "z", ""));
    assertThat(controller.reconcile(N1, view).recheck()).contains(Duration.ofMillis(30_001));
    view.pass(Duration.ofSeconds(31));
    settle("n1");
    Obj ready = NodeHealth.ready(node("n1")).orElseThrow();
    assertThat(ready.text("reason")).isEqualTo("NodeStatusNeverUpdated");
    assertThat(ready.text("message")).isEqualTo("Kubelet never posted node status.");
  }

  @ParameterizedTest
  @CsvSource({
    "MemoryPressure, True, memory-pressure", "DiskPressure, True, disk-pressure", "PIDPressure, True, pid-pressure",
    "NetworkUnavailable, True, network-unavailable", "Ready, False, not-ready", "Ready, Unknown, unreachable"
  })
  void a_condition_keeps_new_pods_away_while_it_lasts(String type, String status, String taint) {
    alive("n1", "z");
    Value conditions = node("n1").at("status", "conditions");
    Obj bad = Value.obj("type", type, "status", status, "lastHeartbeatTime", Timestamps.seconds(view.now()));
    view.put(Resource.NODES, node("n1").withPath(Conditions.set(conditions, bad, "2026-01-01T00:00:00Z"), "status", "conditions"));
    settle("n1");
    assertThat(taints("n1")).containsExactly(taint + ":NoSchedule");
    view.put(Resource.NODES, node("n1").withPath(conditions, "status", "conditions"));
    settle("n1");
    assertThat(taints("n1")).isEmpty();
  }

  @Test
  void a_cordoned_node_is_tainted_and_the_taints_of_others_stay() {
    alive("n1", "z");
    Obj foreign = Value.obj("key", "team", "value", "x", "effect", "NoSchedule");
    view.put(Resource.NODES, node("n1").with("spec", Value.obj("unschedulable", true, "taints", Value.array(foreign))));
    settle("n1");
    assertThat(taints("n1")).containsExactly("team:NoSchedule", "unschedulable:NoSchedule");
    view.put(Resource.NODES, node("n1").with("spec", node("n1").at("spec").asObj().without("unschedulable")));
    settle("n1");
    assertThat(node("n1").list("spec", "taints")).containsExactly(foreign);
  }

  @Test
  void a_taint_that_people_set_is_given_its_time() {
    alive("n1", "z");
    view.put(Resource.NODES, node("n1").with("spec", Value.obj("taints", Value.array(Value.obj("key", "x", "effect", "NoExecute")))));
    settle("n1");
    assertThat(node("n1").list("spec", "taints").getFirst().text("timeAdded")).isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void a_node_that_is_heard_again_loses_its_taints() {
    a_node_that_is_silent_for_longer_than_the_grace_period_is_unknown();
    alive("n1", "z");
    view.put(Resource.NODES, node("n1").with("spec", Value.obj("taints", Value.array(
        Taint.noExecute(Taint.UNREACHABLE).since(view.now()), Taint.noSchedule(Taint.UNREACHABLE).since(view.now())))));
    settle("n1");
    assertThat(taints("n1")).isEmpty();
  }

  @Test
  void an_unreachable_node_that_turns_not_ready_goes_on_losing_its_pods() {
    alive("n2", "z");
    silent("n1", "z");
    settle("n1");
    view.pass(Duration.ofSeconds(100));
    renew("n1", view.now());
    renew("n2", view.now());
    view.put(Resource.NODES, node("n1", "z", "False").with("spec", node("n1").at("spec")));
    settle("n1");
    assertThat(taints("n1")).containsExactlyInAnyOrder("not-ready:NoSchedule", "not-ready:NoExecute");
    assertThat(Taint.losingPods(node("n1")).orElseThrow().text("timeAdded")).isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void an_api_partition_of_all_nodes_evicts_nobody_and_stops_what_has_begun() {
    alive("n1", "a");
    alive("n2", "b");
    alive("n3", "b");
    view.pass(Duration.ofSeconds(60));
    renew("n2", view.now());
    settle("n1");
    assertThat(losesPods("n1")).isTrue();
    view.pass(Duration.ofSeconds(60));
    for (int round = 0; round < 20; round++) {
      List.of("n1", "n2", "n3").forEach(this::settle);
      view.pass(Duration.ofSeconds(60));
    }
    for (String name : List.of("n1", "n2", "n3")) {
      assertThat(taints(name)).containsExactly("unreachable:NoSchedule");
    }
  }

  @Test
  void nodes_begin_to_lose_their_pods_one_after_the_other() {
    alive("ok", "z");
    alive("ok2", "z");
    silent("n1", "z");
    silent("n2", "z");
    settle("n2");
    assertThat(losesPods("n2")).isFalse();
    settle("n1");
    assertThat(losesPods("n1")).isTrue();
    view.pass(Duration.ofSeconds(9));
    settle("n2");
    assertThat(losesPods("n2")).isFalse();
    view.pass(Duration.ofSeconds(1));
    assertThat(settle("n2").recheck()).contains(Duration.ofSeconds(5));
    assertThat(losesPods("n2")).isTrue();
  }

  @Test
  void in_a_small_zone_that_is_mostly_unready_no_further_node_loses_its_pods() {
    alive("ok", "z");
    alive("ok2", "z");
    List.of("n1", "n2", "n3").forEach(name -> silent(name, "z"));
    settle("n1");
    assertThat(losesPods("n1")).isFalse();
  }

  @Test
  void two_unready_nodes_are_not_yet_much_of_a_zone() {
    alive("ok", "z");
    silent("n1", "z");
    silent("n2", "z");
    settle("n1");
    assertThat(losesPods("n1")).isTrue();
  }

  @Test
  void nodes_that_fall_silent_together_count_as_unready_before_each_is_marked() {
    alive("n2", "z");
    silent("n1", "z");
    view.pass(Duration.ofSeconds(51));
    settle("n1");
    assertThat(losesPods("n1")).isFalse();
  }

  @Test
  void a_node_excluded_from_disruption_does_not_speak_for_the_others() {
    alive("control-plane", "z");
    Obj excluded = node("control-plane").withPath(Value.of(""), "metadata", "labels", "node.kubernetes.io/exclude-disruption");
    view.put(Resource.NODES, excluded);
    silent("n1", "z");
    settle("n1");
    assertThat(losesPods("n1")).isFalse();
  }

  @Test
  void in_a_large_zone_that_is_mostly_unready_nodes_lose_their_pods_slowly() {
    for (int i = 0; i < 60; i++) {
      if (i < 20) {
        alive("n%02d".formatted(i), "z");
      } else {
        silent("n%02d".formatted(i), "z");
      }
    }
    settle("n20");
    assertThat(losesPods("n20")).isTrue();
    view.pass(Duration.ofSeconds(40));
    settle("n21");
    assertThat(losesPods("n21")).isFalse();
    view.pass(Duration.ofSeconds(60));
    for (int i = 0; i < 20; i++) {
      renew("n%02d".formatted(i), view.now());
    }
    settle("n21");
    assertThat(losesPods("n21")).isTrue();
  }

  @Test
  void a_zone_that_is_down_as_a_whole_loses_its_pods_to_the_others() {
    alive("ok", "a");
    List.of("n1", "n2", "n3").forEach(name -> silent(name, "b"));
    settle("n1");
    assertThat(losesPods("n1")).isTrue();
  }

  @Test
  void pods_of_an_unreachable_node_are_not_ready_and_those_of_a_node_that_speaks_are_its_own() {
    alive("n2", "z");
    silent("n1", "z");
    Obj pod = TestPod.named("a").ready().obj();
    view.put(Resource.PODS, pod);
    assertThat(controller.affected(Resource.PODS, null, pod, view)).containsExactly(N1);
    settle("n1");
    assertThat(Conditions.find(view.object(Resource.PODS, "default", "a").at("status", "conditions"), "Ready").orElseThrow())
        .isEqualTo(Value.obj("type", "Ready", "status", "False", "lastTransitionTime", "2026-01-01T00:00:00Z"));
    assertThat(view.events).containsExactly("Warning NodeNotReady Node is not ready");
    view.put(Resource.NODES, node("n1", "z", "False")).put(Resource.PODS, pod);
    renew("n1", view.now());
    settle("n1");
    assertThat(Conditions.isTrue(view.object(Resource.PODS, "default", "a"), "Ready")).isTrue();
  }

  /** Its Node says Unknown only because the news that it is Ready is late: else the two would write against each other at every look. */
  @Test
  void pods_of_a_node_whose_lease_lives_again_are_its_kubelets_to_speak_of() {
    alive("n2", "z");
    silent("n1", "z");
    renew("n1", view.now());
    view.put(Resource.PODS, TestPod.named("a").ready().obj());
    settle("n1");
    assertThat(Conditions.isTrue(view.object(Resource.PODS, "default", "a"), "Ready")).isTrue();
    assertThat(view.events).isEmpty();
  }

  @Test
  void a_node_that_is_gone_needs_nothing() {
    assertThat(controller.reconcile(N1, view)).isEqualTo(Plan.nothing());
  }
}
