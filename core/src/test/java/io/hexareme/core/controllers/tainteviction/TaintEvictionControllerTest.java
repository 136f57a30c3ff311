package io.hexareme.core.controllers.tainteviction;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.TestPod;
import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaintEvictionControllerTest {
  private static final ObjectKey KEY = new ObjectKey("default", "a");
  private static final Obj UNREACHABLE =
      Value.obj("key", "node.kubernetes.io/unreachable", "effect", "NoExecute", "timeAdded", "2025-12-31T23:59:00Z");
  private final TaintEvictionController controller = new TaintEvictionController();
  private final ViewFixture view = new ViewFixture();

  private static Obj node(Object... taints) {
    return Value.obj("metadata", Value.obj("name", "n1"), "spec", Value.obj("taints", Value.from(List.of(taints))));
  }

  private void pod(Object... tolerations) {
    view.put(Resource.PODS, TestPod.named("a").set(Value.from(List.of(tolerations)), "spec", "tolerations").obj());
  }

  private static Obj tolerating(Integer seconds) {
    return Value.obj("key", "node.kubernetes.io/unreachable", "operator", "Exists", "effect", "NoExecute", "tolerationSeconds", seconds);
  }

  @Test
  void a_pod_that_does_not_tolerate_the_taint_is_told_marked_and_deleted() {
    pod();
    view.put(Resource.NODES, node(UNREACHABLE));
    List<Command> commands = controller.reconcile(KEY, view).commands();
    view.settle(controller, KEY);
    assertThat(view.events).containsExactly("Normal TaintManagerEviction Marking for deletion Pod default/a");
    assertThat(((Command.Patch) commands.get(1)).patch().at("status", "conditions").items().getFirst().text("reason"))
        .isEqualTo("DeletionByTaintManager");
    assertThat(((Command.Delete) commands.get(2)).options()).isEqualTo(Value.obj("preconditions", Value.obj("uid", "uid-a")));
    assertThat(view.list(Resource.PODS)).isEmpty();
  }

  @Test
  void seconds_of_toleration_count_from_when_the_taint_was_added() {
    pod(tolerating(300));
    view.put(Resource.NODES, node(UNREACHABLE));
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing().recheckAfter(Duration.ofSeconds(240)));
    view.pass(Duration.ofSeconds(240));
    assertThat(controller.reconcile(KEY, view).commands()).isNotEmpty();
  }

  @Test
  void a_pod_that_came_after_the_taint_has_its_seconds_from_then() {
    pod(tolerating(300));
    Obj late = view.object(Resource.PODS, "default", "a").withPath(Value.of("2026-01-01T00:00:00Z"), "metadata", "creationTimestamp");
    view.put(Resource.PODS, late).put(Resource.NODES, node(UNREACHABLE));
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing().recheckAfter(Duration.ofSeconds(300)));
  }

  @Test
  void the_shortest_of_several_tolerations_counts() {
    Obj other = Value.obj("key", "x", "value", "y", "effect", "NoExecute", "timeAdded", "2025-12-31T23:59:00Z");
    pod(tolerating(300), Value.obj("key", "x", "value", "y", "tolerationSeconds", 100));
    view.put(Resource.NODES, node(UNREACHABLE, other));
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing().recheckAfter(Duration.ofSeconds(40)));
  }

  @Test
  void a_toleration_without_seconds_and_one_of_everything_last_for_ever() {
    view.put(Resource.NODES, node(UNREACHABLE));
    pod(tolerating(null));
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing());
    pod(Value.obj("operator", "Exists"));
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing());
  }

  @Test
  void another_key_value_or_effect_is_no_toleration() {
    Obj taint = Value.obj("key", "x", "value", "y", "effect", "NoExecute");
    view.put(Resource.NODES, node(taint));
    for (Obj toleration : List.of(
        Value.obj("key", "z", "operator", "Exists"),
        Value.obj("key", "x", "value", "z"),
        Value.obj("key", "x", "operator", "Exists", "effect", "NoSchedule"),
        Value.obj("key", "x", "value", "y", "tolerationSeconds", 0))) {
      pod(toleration);
      assertThat(controller.reconcile(KEY, view).commands()).as("%s", toleration).isNotEmpty();
    }
  }

  @Test
  void other_taints_terminating_pods_and_pods_without_a_node_are_left_alone() {
    view.put(Resource.NODES, node(Value.obj("key", "x", "effect", "NoSchedule")));
    pod();
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing());
    view.put(Resource.NODES, node(UNREACHABLE));
    view.put(Resource.PODS, TestPod.named("a").terminating().obj());
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing());
    view.put(Resource.PODS, TestPod.named("a").node("").obj());
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing());
  }

  @Test
  void a_node_wakes_its_pods_when_such_taints_change() {
    pod();
    assertThat(controller.affected(Resource.NODES, node(), node(UNREACHABLE), view)).containsExactly(KEY);
    assertThat(controller.affected(Resource.NODES, node(UNREACHABLE), node(UNREACHABLE).with("status", Obj.EMPTY), view)).isEmpty();
    assertThat(controller.affected(Resource.NODES, node(), node(Value.obj("key", "x", "effect", "NoSchedule")), view)).isEmpty();
  }
}
