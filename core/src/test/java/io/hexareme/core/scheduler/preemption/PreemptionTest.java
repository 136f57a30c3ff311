package io.hexareme.core.scheduler.preemption;

import static io.hexareme.core.scheduler.Given.labelled;
import static io.hexareme.core.scheduler.Given.node;
import static io.hexareme.core.scheduler.Given.on;
import static io.hexareme.core.scheduler.Given.pod;
import static io.hexareme.core.scheduler.Given.priority;
import static io.hexareme.core.scheduler.Given.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.scheduler.Decider;
import io.hexareme.core.scheduler.Decision;
import io.hexareme.core.scheduler.snapshot.NodeTable;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose place is taken. All nodes have 4 cores; the Pod that needs room wants 2 and has priority 100. */
class PreemptionTest {
  private final Decider decider = Decider.kubernetes();
  private final NominatedPods nominated = new NominatedPods();
  private final Obj important = priority(pod("important", "2", "1Gi"), 100);

  private Preemption.Outcome preempt(NodeTable world, Obj... budgets) {
    PodInfo pod = PodInfo.of(important);
    Decision decision = decider.decide(pod, world, nominated, 0);
    assertThat(decision).isInstanceOf(Decision.Unschedulable.class);
    return new Preemption(decider.filters()).decide(
        pod, world, ((Decision.Unschedulable) decision).rejections(), nominated, DisruptionBudgets.of(List.of(budgets)), 0);
  }

  private static String told(Preemption.Outcome outcome) {
    return switch (outcome) {
      case Preemption.Outcome.Nominated room ->
          room.node() + " " + room.victims().stream().map(victim -> victim.key().name()).sorted().toList();
      case Preemption.Outcome.Waiting waiting -> waiting.message();
      case Preemption.Outcome.Hopeless hopeless -> hopeless.message();
    };
  }

  private static Obj placed(String name, String cpu, int priority, String node) {
    return on(priority(pod(name, cpu, "1Gi"), priority), node);
  }

  @Test
  void only_as_many_go_as_must_and_the_least_important_first() {
    NodeTable world = world(node("n"), placed("a", "1", 10, "n"), placed("b", "1", 20, "n"), placed("c", "2", 5, "n"));
    assertThat(told(preempt(world))).isEqualTo("n [c]");
  }

  @Test
  void nobody_of_the_same_or_higher_priority_goes() {
    NodeTable world = world(node("n"), placed("a", "4", 100, "n"), node("m"), placed("b", "4", 200, "m"));
    assertThat(told(preempt(world))).isEqualTo(
        "preemption: 0/2 nodes are available: 2 No preemption victims found for incoming pod.");
  }

  @Test
  void it_does_not_help_when_those_who_stay_need_too_much() {
    NodeTable world = world(node("n"), placed("a", "3", 100, "n"), placed("b", "1", 0, "n"));
    assertThat(told(preempt(world))).isEqualTo("preemption: 0/1 nodes are available: 1 Insufficient cpu.");
  }

  @Test
  void the_node_whose_victims_matter_least_is_chosen() {
    NodeTable world = world(
        node("n"), placed("a", "4", 50, "n"), node("m"), placed("b", "4", 10, "m"), node("o"), placed("c", "4", 20, "o"));
    assertThat(told(preempt(world))).isEqualTo("m [b]");
  }

  @Test
  void fewer_victims_are_better_than_more() {
    NodeTable world = world(
        node("m"), placed("c", "1", 10, "m"), placed("d", "1", 10, "m"), placed("e", "1", 10, "m"), placed("f", "1", 10, "m"),
        node("n"), placed("a", "2", 10, "n"), placed("b", "2", 10, "n"));
    assertThat(told(preempt(world))).isEqualTo("n [b]");
  }

  @Test
  void budgets_are_broken_only_where_nothing_else_helps() {
    Obj budget = Value.obj(
        "metadata", Value.obj("name", "keep", "namespace", "default"),
        "spec", Value.obj("selector", Value.obj("matchLabels", Value.obj("app", "db"))),
        "status", Value.obj("disruptionsAllowed", 0));
    Obj db = labelled(placed("db", "4", 0, "n"), "app", "db");
    NodeTable world = world(node("n"), db, node("m"), placed("other", "4", 90, "m"));
    assertThat(told(preempt(world, budget))).isEqualTo("m [other]");
    assertThat(told(preempt(world))).isEqualTo("n [db]");
    assertThat(told(preempt(world(node("n"), db), budget))).isEqualTo("n [db]");
  }

  @Test
  void while_its_victims_leave_nobody_else_has_to() {
    NodeTable world = world(node("n"), placed("a", "4", 0, "n"), node("m"), placed("b", "4", 0, "m"));
    nominated.nominate(PodInfo.of(important), "n");
    nominated.leaves("uid-a");
    assertThat(told(preempt(world))).isEqualTo("preemption: not eligible due to a terminating pod on the nominated node.");
    nominated.left("uid-a");
    assertThat(told(preempt(world))).isIn("n [a]", "m [b]");
  }

  @Test
  void room_that_is_being_made_is_kept_from_lower_priorities_and_not_from_higher() {
    NodeTable world = world(node("n"));
    nominated.nominate(PodInfo.of(priority(pod("waiting", "3", "1Gi"), 50)), "n");
    assertThat(decider.decide(PodInfo.of(priority(pod("low", "2", "1Gi"), 10)), world, nominated, 0))
        .isInstanceOf(Decision.Unschedulable.class);
    assertThat(decider.decide(PodInfo.of(priority(pod("small", "1", "1Gi"), 10)), world, nominated, 0))
        .isInstanceOf(Decision.Bound.class);
    assertThat(decider.decide(PodInfo.of(important), world, nominated, 0)).isInstanceOf(Decision.Bound.class);
    assertThat(world.node("n").podCount()).as("trying changed nothing").isZero();
  }
}
