package io.hexareme.core.controllers.podgc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.TestPod;
import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodGarbageCollectorTest {
  private static final ObjectKey NODE = new ObjectKey("", "n1");
  private final PodGarbageCollector controller = new PodGarbageCollector(2);
  private final ViewFixture view = new ViewFixture();

  private List<String> pods() {
    return view.list(Resource.PODS).stream().map(pod -> pod.text("metadata", "name")).toList();
  }

  private static Obj node(String ready, Object... taints) {
    return Value.obj(
        "metadata", Value.obj("name", "n1"),
        "spec", Value.obj("taints", Value.from(List.of(taints))),
        "status", Value.obj("conditions", Value.array(Value.obj("type", "Ready", "status", ready))));
  }

  @Test
  void a_pod_on_a_node_that_is_gone_fails_first_and_is_deleted_without_grace() {
    view.put(Resource.PODS, TestPod.named("a").ready().obj());
    assertThat(controller.reconcile(NODE, view).reads()).containsExactly(new Plan.Read(Resource.NODES, NODE));
    view.settle(controller, NODE);
    assertThat(pods()).isEmpty();
    assertThat(view.writes).hasSize(2);
    Command.Patch patch = (Command.Patch) view.writes.getFirst();
    assertThat(patch.subresource()).isEqualTo("status");
    assertThat(patch.patch().text("metadata", "uid")).isEqualTo("uid-a");
    assertThat(patch.patch().at("status")).isEqualTo(Value.obj("phase", "Failed", "conditions", Value.array(Value.obj(
        "type", "DisruptionTarget",
        "status", "True",
        "reason", "DeletionByPodGC",
        "message", "PodGC: node no longer exists",
        "lastTransitionTime", "2026-01-01T00:00:00Z"))));
    assertThat(((Command.Delete) view.writes.getLast()).options())
        .isEqualTo(Value.obj("preconditions", Value.obj("uid", "uid-a"), "gracePeriodSeconds", 0));
  }

  @Test
  void a_node_that_only_the_view_lacks_keeps_its_pods() {
    view.put(Resource.PODS, TestPod.named("a").obj()).put(Resource.NODES, node("True"));
    view.hide(NODE);
    view.settle(controller, NODE);
    assertThat(pods()).containsExactly("a");
  }

  @Test
  void a_pod_that_may_be_ahead_of_its_node_is_given_forty_seconds() {
    view.put(Resource.PODS, TestPod.named("a")
        .set(Value.of(Timestamps.seconds(ViewFixture.START.minusSeconds(10))), "metadata", "creationTimestamp").obj());
    assertThat(controller.reconcile(NODE, view)).isEqualTo(Plan.nothing().recheckAfter(Duration.ofSeconds(30)));
    view.pass(Duration.ofSeconds(30));
    view.settle(controller, NODE);
    assertThat(pods()).isEmpty();
  }

  @Test
  void pods_on_nodes_that_are_there_are_left_alone() {
    view.put(Resource.PODS, TestPod.named("a").terminating().obj()).put(Resource.NODES, node("Unknown"));
    assertThat(controller.reconcile(NODE, view)).isEqualTo(Plan.nothing());
  }

  @Test
  void terminating_pods_of_an_unready_node_out_of_service_are_deleted_and_no_others() {
    Obj taint = Value.obj("key", "node.kubernetes.io/out-of-service", "effect", "NoExecute");
    view.put(Resource.PODS, TestPod.named("a").terminating().obj()).put(Resource.PODS, TestPod.named("b").obj());
    view.put(Resource.NODES, node("True", taint));
    assertThat(controller.reconcile(NODE, view)).isEqualTo(Plan.nothing());
    view.put(Resource.NODES, node("Unknown", taint));
    view.settle(controller, NODE);
    assertThat(pods()).containsExactly("b");
  }

  @Test
  void a_terminating_pod_that_never_had_a_node_is_deleted() {
    Obj pod = TestPod.named("a").node("").phase("Pending").terminating().obj();
    view.put(Resource.PODS, pod);
    assertThat(controller.affected(Resource.PODS, null, pod, view)).containsExactly(ObjectKey.of(pod));
    view.settle(controller, ObjectKey.of(pod));
    assertThat(pods()).isEmpty();
  }

  @Test
  void beyond_the_threshold_evicted_pods_go_first_then_the_oldest() {
    view.put(Resource.PODS, done("a", "2025-01-03")).put(Resource.PODS, done("b", "2025-01-01"));
    view.put(Resource.PODS, done("c", "2025-01-02"));
    view.put(Resource.PODS, new TestPod(done("d", "2025-01-09")).set(Value.of("Evicted"), "status", "reason").obj());
    view.put(Resource.PODS, TestPod.named("running").obj());
    view.settle(controller, PodGarbageCollector.TERMINATED);
    assertThat(pods()).containsExactly("a", "c", "running");
    assertThat(view.writes).hasOnlyElementsOfType(Command.Delete.class);
  }

  private static Obj done(String name, String day) {
    return TestPod.named(name).phase("Succeeded").set(Value.of(day + "T00:00:00Z"), "metadata", "creationTimestamp").obj();
  }

  @Test
  void keys_are_told_as_what_they_stand_for() {
    assertThat(controller.subject(NODE)).isEqualTo("Node n1");
    assertThat(controller.subject(new ObjectKey("default", "a"))).isEqualTo("Pod default/a");
    assertThat(controller.subject(PodGarbageCollector.TERMINATED)).isEqualTo("terminated Pods");
  }

  @Test
  void a_pod_wakes_the_node_that_is_not_there_and_the_count_of_those_done() {
    Obj pod = TestPod.named("a").obj();
    assertThat(controller.affected(Resource.PODS, null, pod, view)).containsExactly(NODE);
    view.put(Resource.NODES, node("True"));
    assertThat(controller.affected(Resource.PODS, null, pod, view)).isEmpty();
    assertThat(controller.affected(Resource.PODS, pod, TestPod.named("a").phase("Failed").obj(), view))
        .containsExactly(PodGarbageCollector.TERMINATED);
  }
}
