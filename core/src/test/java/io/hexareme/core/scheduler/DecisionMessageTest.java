package io.hexareme.core.scheduler;

import static io.hexareme.core.scheduler.Given.labelled;
import static io.hexareme.core.scheduler.Given.node;
import static io.hexareme.core.scheduler.Given.on;
import static io.hexareme.core.scheduler.Given.pod;
import static io.hexareme.core.scheduler.Given.spec;
import static io.hexareme.core.scheduler.Given.tainted;
import static io.hexareme.core.scheduler.Given.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.scheduler.preemption.DisruptionBudgets;
import io.hexareme.core.scheduler.preemption.NominatedPods;
import io.hexareme.core.scheduler.preemption.Preemption;
import io.hexareme.core.scheduler.snapshot.NodeTable;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sentences that people read when a Pod fits nowhere, as Kubernetes since 1.29 says them. */
class DecisionMessageTest {
  private final Decider decider = Decider.kubernetes();

  private String message(Obj pod, NodeTable world) {
    PodInfo info = PodInfo.of(pod);
    Decision decision = decider.decide(info, world, new NominatedPods(), 0);
    assertThat(decision).isInstanceOf(Decision.Unschedulable.class);
    Decision.Unschedulable nowhere = (Decision.Unschedulable) decision;
    if (nowhere.rejections().isEmpty()) {
      return nowhere.message();
    }
    return nowhere.message() + " " + switch (new Preemption(decider.filters()).decide(
        info, world, nowhere.rejections(), new NominatedPods(), DisruptionBudgets.of(List.of()), 0)) {
      case Preemption.Outcome.Hopeless hopeless -> hopeless.message();
      case Preemption.Outcome.Waiting waiting -> waiting.message();
      case Preemption.Outcome.Nominated nominated -> "-> " + nominated.node();
    };
  }

  @Test
  void without_nodes_there_is_nothing_to_count() {
    assertThat(message(pod("a"), world())).isEqualTo("no nodes available to schedule pods");
  }

  @Test
  void reasons_are_counted_and_sorted_and_preemption_adds_its_own() {
    Obj tainted = tainted(node("cp-1"), "node-role.kubernetes.io/control-plane", "", "NoSchedule");
    Obj tainted2 = tainted(node("cp-2"), "node-role.kubernetes.io/control-plane", "", "NoSchedule");
    NodeTable world = world(tainted, tainted2, node("node-1", "1", "8Gi", 110), on(pod("x", "900m", "1Gi"), "node-1"));
    assertThat(message(pod("a", "500m", "1Gi"), world)).isEqualTo(
        "0/3 nodes are available: 1 Insufficient cpu, 2 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }. "
            + "preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, "
            + "2 Preemption is not helpful for scheduling.");
  }

  @Test
  void more_than_a_node_has_in_all_cannot_be_helped_by_preemption() {
    assertThat(message(pod("a", "5", "1Gi"), world(node("n")))).isEqualTo(
        "0/1 nodes are available: 1 Insufficient cpu. "
            + "preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.");
  }

  @Test
  void a_node_gives_all_its_shortages() {
    NodeTable world = world(node("n", "1", "1Gi", 1), on(pod("x", "1", "1Gi"), "n"));
    assertThat(message(pod("a", "1", "1Gi"), world)).startsWith(
        "0/1 nodes are available: 1 Insufficient cpu, 1 Insufficient memory, 1 Too many pods. preemption: ");
  }

  @Test
  void cordoned_nodes_were_unschedulable() {
    assertThat(message(pod("a"), world(spec(node("n"), "unschedulable", true)))).startsWith(
        "0/1 nodes are available: 1 node(s) were unschedulable. preemption: 0/1 nodes");
  }

  @Test
  void a_selector_that_matches_nothing_says_so() {
    Obj pod = spec(pod("a"), "nodeSelector", Value.obj("disk", "ssd"));
    assertThat(message(pod, world(node("n"), labelled(node("m"), "disk", "hdd")))).startsWith(
        "0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector. preemption: ");
  }

  @Test
  void a_pod_that_names_its_node_is_told_what_is_wrong_with_that_one() {
    Value term = Value.obj("matchFields", Value.array(
        Value.obj("key", "metadata.name", "operator", "In", "values", Value.array(Value.of("n")))));
    Obj pod = pod("a", "500m", "1Gi").withPath(
        Value.array(term),
        "spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms");
    NodeTable world = world(node("n", "1", "8Gi", 110), node("m"), node("o"), on(pod("x", "900m", "1Gi"), "n"));
    assertThat(message(pod, world)).isEqualTo(
        "0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't satisfy plugin(s) [NodeAffinity]. "
            + "preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, "
            + "2 Preemption is not helpful for scheduling.");
  }

  @Test
  void a_pod_that_never_preempts_says_so() {
    Obj pod = spec(pod("a", "5", "1Gi"), "preemptionPolicy", "Never");
    assertThat(message(pod, world(node("n")))).isEqualTo(
        "0/1 nodes are available: 1 Insufficient cpu. preemption: not eligible due to preemptionPolicy=Never.");
  }
}
