package io.hexareme.core.scheduler;

import static io.hexareme.core.scheduler.Given.node;
import static io.hexareme.core.scheduler.Given.on;
import static io.hexareme.core.scheduler.Given.pod;
import static io.hexareme.core.scheduler.Given.spec;
import static io.hexareme.core.scheduler.Given.tainted;
import static io.hexareme.core.scheduler.Given.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.scheduler.preemption.NominatedPods;
import io.hexareme.core.scheduler.snapshot.NodeTable;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeciderTest {
  private final Decider decider = Decider.kubernetes();

  private Decision decide(Obj pod, NodeTable world, long tieBreak) {
    return decider.decide(PodInfo.of(pod), world, new NominatedPods(), tieBreak);
  }

  @Test
  void the_emptiest_node_wins_and_says_by_how_much() {
    NodeTable world = world(node("busy"), node("idle"), on(pod("x", "2", "4Gi"), "busy"));
    assertThat(decide(pod("a", "1", "2Gi"), world, 0)).isEqualTo(new Decision.Bound(
        "idle", 2, 75 + 100, Map.of("NodeResourcesFit", 75L, "NodeResourcesBalancedAllocation", 100L)));
  }

  @Test
  void a_single_feasible_node_is_not_scored() {
    NodeTable world = world(node("n"), tainted(node("m"), "k", "v", "NoSchedule"));
    assertThat(decide(pod("a"), world, 0)).isEqualTo(new Decision.Bound("n", 1, 0, Map.of()));
  }

  @Test
  void weights_decide_between_views() {
    NodeTable world = world(
        node("busy"), tainted(node("idle"), "k", "v", "PreferNoSchedule"), on(pod("x", "2", "4Gi"), "busy"));
    assertThat(decide(pod("a", "1", "2Gi"), world, 0)).as("three times a taint outweighs 50 percent less use")
        .isInstanceOfSatisfying(Decision.Bound.class, bound -> assertThat(bound.node()).isEqualTo("busy"));
  }

  @Test
  void ties_go_round_and_the_same_number_chooses_the_same_node() {
    NodeTable world = world(node("a"), node("b"), node("c"), node("full", "1", "1Gi", 1), on(pod("x"), "full"));
    Map<String, Integer> chosen = new TreeMap<>();
    for (long tieBreak = -30; tieBreak < 30; tieBreak++) {
      Decision.Bound bound = (Decision.Bound) decide(pod("p", "1", "2Gi"), world, tieBreak);
      assertThat(decide(pod("p", "1", "2Gi"), world, tieBreak)).isEqualTo(bound);
      chosen.merge(bound.node(), 1, Integer::sum);
    }
    assertThat(chosen).containsOnlyKeys("a", "b", "c");
    assertThat(chosen.values()).allMatch(count -> count >= 15);
  }

  @Test
  void the_rules_that_rejected_are_named_for_the_queue() {
    NodeTable world = world(
        tainted(node("t"), "k", "v", "NoExecute"), node("small", "1", "1Gi", 10), spec(node("u"), "unschedulable", true));
    assertThat(decide(pod("a", "2", "1Gi"), world, 0)).isInstanceOfSatisfying(Decision.Unschedulable.class, nowhere ->
        assertThat(nowhere.rejectedBy()).containsExactly("NodeResourcesFit", "NodeUnschedulable", "TaintToleration"));
  }

  @Test
  void pods_of_a_controller_go_to_different_zones() {
    NodeTable world = world(zoned("a1", "a"), zoned("a2", "a"), zoned("b1", "b"), owned("x", "a1"));
    for (long tieBreak = 0; tieBreak < 3; tieBreak++) {
      assertThat(((Decision.Bound) decide(owned("y", ""), world, tieBreak)).node()).isEqualTo("b1");
    }
  }

  private static Obj zoned(String name, String zone) {
    return Given.labelled(node(name), "topology.kubernetes.io/zone", zone);
  }

  private static Obj owned(String name, String node) {
    return on(pod(name), node).withPath(
        Value.array(Value.obj("uid", "rs-1", "controller", true)), "metadata", "ownerReferences");
  }
}
