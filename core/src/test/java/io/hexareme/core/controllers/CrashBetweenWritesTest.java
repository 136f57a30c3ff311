package io.hexareme.core.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.nodelifecycle.NodeLifecycleConfig;
import io.hexareme.core.controllers.nodelifecycle.NodeLifecycleController;
import io.hexareme.core.controllers.podgc.PodGarbageCollector;
import io.hexareme.core.controllers.tainteviction.TaintEvictionController;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A plan that is cut off after any of its commands is made up for by the next one: the end is that of the whole plan. */
class CrashBetweenWritesTest {
  private static final Obj GONE_SILENT = Value.obj(
      "metadata", Value.obj("name", "n1"),
      "spec", Value.obj("unschedulable", true, "taints", Value.array(
          Value.obj("key", "node.kubernetes.io/unreachable", "effect", "NoExecute", "timeAdded", "2025-12-31T00:00:00Z"))),
      "status", Value.obj("conditions", Value.array(
          Value.obj("type", "Ready", "status", "True", "lastHeartbeatTime", "2025-12-31T00:00:00Z"))));
  private static final Obj OTHER = Value.obj(
      "metadata", Value.obj("name", "n2"),
      "status", Value.obj("conditions", Value.array(
          Value.obj("type", "Ready", "status", "True", "lastHeartbeatTime", "2026-01-01T00:00:00Z"))));

  record Case(Controller controller, ObjectKey key, boolean withNode) {}

  static Stream<Case> cases() {
    return Stream.of(
        new Case(new PodGarbageCollector(), new ObjectKey("", "n1"), false),
        new Case(new TaintEvictionController(), new ObjectKey("default", "a"), true),
        new Case(new NodeLifecycleController(NodeLifecycleConfig.DEFAULT), new ObjectKey("", "n1"), true));
  }

  private static ViewFixture view(Case test) {
    ViewFixture view = new ViewFixture();
    view.put(Resource.PODS, TestPod.named("a").ready().obj()).put(Resource.PODS, TestPod.named("b").ready().obj());
    return test.withNode() ? view.put(Resource.NODES, GONE_SILENT).put(Resource.NODES, OTHER) : view;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_crash_after_any_write_changes_nothing_about_the_end(Case test) {
    ViewFixture reference = view(test);
    reference.settle(test.controller(), test.key());
    int writes = reference.writes.size();
    assertThat(writes).isGreaterThan(1);
    for (int crash = 0; crash < writes; crash++) {
      ViewFixture view = view(test);
      until(test, view, crash);
      view.settle(test.controller(), test.key());
      assertThat(state(view)).as("crash after write %s", crash).isEqualTo(state(reference));
    }
  }

  private static void until(Case test, ViewFixture view, int writes) {
    while (view.writes.size() < writes) {
      Plan plan = test.controller().reconcile(test.key(), view);
      view.perform(Plan.reading(plan.reads()));
      for (Command command : plan.commands()) {
        if (view.writes.size() < writes) {
          view.perform(Plan.of(command));
        }
      }
    }
  }

  private static List<String> state(ViewFixture view) {
    return Stream.of(Resource.NODES, Resource.PODS)
        .flatMap(resource -> view.list(resource).stream())
        .map(object -> object.withPath(Value.of(""), "metadata", "resourceVersion").withPath(Value.of(""), "metadata", "uid").toString())
        .toList();
  }
}
