package io.hexareme.core.explanation;

import static io.hexareme.core.explanation.Given.condition;
import static io.hexareme.core.explanation.Given.container;
import static io.hexareme.core.explanation.Given.deployment;
import static io.hexareme.core.explanation.Given.node;
import static io.hexareme.core.explanation.Given.placed;
import static io.hexareme.core.explanation.Given.pod;
import static io.hexareme.core.explanation.Given.ready;
import static io.hexareme.core.explanation.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.explanation.State;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PodExplanationTest {
  private static final Obj POD = pod("p", deployment(1));
  private final Given given = new Given().the(Resource.NODES, node("True", ""));

  private static Obj waiting(String reason, String message) {
    return Value.obj("state", Value.obj("waiting", Value.obj("reason", reason, "message", message)));
  }

  private static final Obj RUNNING = Value.obj("state", Value.obj("running", Obj.EMPTY), "ready", false, "started", true);

  static Stream<Arguments> pods() {
    return Stream.of(
        arguments(with(POD, "status.conditions", List.of(condition("PodScheduled", "False", "Unschedulable", "0/1 nodes are available: 1 Insufficient cpu."))),
            "waiting for the scheduler: 0/1 nodes are available: 1 Insufficient cpu."),
        arguments(with(POD, "spec.schedulingGates", List.of(Value.obj("name", "example.com/g"))),
            "waiting for the owner of the scheduling gate example.com/g: no scheduler looks at the Pod while the gate is there"),
        arguments(with(POD, "spec.schedulerName", "mine"),
            "waiting for the scheduler named mine: spec.schedulerName asks for it; ours serves default-scheduler only"),
        arguments(POD, "waiting for the scheduler: no decision about the Pod yet"),
        arguments(placed(POD), "waiting for the kubelet on node-1: it has not begun with the Pod yet"),
        arguments(placed(POD, "spec.nodeName", "node-2"),
            "stuck at the kubelet on node-2: there is no node node-2 any more; the Pod is to be collected"),
        arguments(container(POD, waiting("ContainerCreating", "")), "waiting for the kubelet on node-1: container app: ContainerCreating"),
        arguments(container(POD, waiting("ImagePullBackOff", "Back-off pulling image \"x\"")),
            "stuck at the kubelet on node-1: container app: ImagePullBackOff: Back-off pulling image \"x\""),
        arguments(container(POD, waiting("CrashLoopBackOff", "back-off 10s").with("restartCount", 4)
                .with("lastState", Value.obj("terminated", Value.obj("exitCode", 3, "reason", "Error")))),
            "stuck at the kubelet on node-1: container app: CrashLoopBackOff: back-off 10s; it last ended with exit code 3 (Error), after 4 restarts"),
        arguments(container(POD, Value.obj("state", Value.obj("terminated", Value.obj("exitCode", 1, "reason", "Error")))),
            "stuck at the kubelet on node-1: container app: ended with exit code 1 (Error)"),
        arguments(container(POD, RUNNING), "waiting for the kubelet on node-1: container app: its readiness probe does not succeed"),
        arguments(container(POD, RUNNING.with("started", false)), "waiting for the kubelet on node-1: container app: its startup probe has not succeeded yet"),
        arguments(with(container(POD, RUNNING.with("ready", true)), "status.conditions",
                List.of(condition("Ready", "False", "ReadinessGatesNotReady", "gate \"g\" does not exist."))),
            "waiting for the owner of the readiness gate: gate \"g\" does not exist."),
        arguments(placed(POD, "status.phase", "Failed", "status.reason", "Evicted", "status.message", "out of memory"),
            "stuck at the kubelet on node-1: Evicted: out of memory"),
        arguments(with(ready(POD), "metadata.deletionTimestamp", "2026-01-01T01:00:30Z"),
            "waiting for the kubelet on node-1: it is stopping the containers, and has until 2026-01-01T01:00:30Z"),
        arguments(with(POD, "metadata.deletionTimestamp", "2026-01-01T01:00:30Z", "metadata.finalizers", List.of("example.com/hold")),
            "waiting for the owner of the finalizer example.com/hold: deletion was asked for at 2026-01-01T01:00:30Z; the finalizer is still there"));
  }

  @ParameterizedTest
  @MethodSource("pods")
  void a_pod_waits_for_whom_its_own_state_names(Obj pod, String verdict) {
    assertThat(given.verdict("pod", pod)).isEqualTo("pod/p is " + verdict);
  }

  @Test
  void a_ready_pod_is_as_desired_and_each_step_is_told() {
    var explanation = given.explain("po", ready(POD));
    assertThat(explanation.verdict()).isEqualTo("pod/p is as desired: running and ready");
    assertThat(explanation.state()).isEqualTo(State.DONE);
    assertThat(explanation.steps()).extracting("component").containsExactly("apiserver", "scheduler", "kubelet/node-1");
  }

  @Test
  void a_node_that_is_not_ready_holds_its_pods_up() {
    Given silent = new Given().the(Resource.NODES, node("Unknown", "Kubelet stopped posting node status."));
    assertThat(silent.verdict("pod", placed(POD)))
        .isEqualTo("pod/p is stuck at the kubelet on node-1: the node is not ready: KubeletReady: Kubelet stopped posting node status.");
  }

  @Test
  void a_scheduler_that_nobody_ever_saw_is_told_of() {
    given.trace("kubelet/node-1", "sync", POD, Map.of());
    assertThat(given.verdict("pod", POD)).isEqualTo("pod/p is waiting for the scheduler: no decision about the Pod yet; the trace shows no sign of it");
  }

  @Test
  void a_refused_binding_is_known_from_the_trace() {
    given.trace("scheduler", "schedule", POD, Map.of("node", "node-1"));
    given.trace("scheduler", "bind", POD, Map.of("node", "node-1", "refused", "403 no"));
    assertThat(given.verdict("pod", POD)).isEqualTo("pod/p is stuck at the scheduler: it chose node-1, and the binding was refused: 403 no");
  }

  @Test
  void a_runtime_that_fails_before_there_is_a_status_is_known_from_the_trace() {
    given.trace("runtime/node-1", "run-sandbox failed", POD, Map.of("error", "no addresses left"));
    assertThat(given.verdict("pod", placed(POD))).isEqualTo("pod/p is stuck at the kubelet on node-1: run-sandbox failed: no addresses left");
  }

  @Test
  void what_a_probe_says_comes_from_its_newest_event() {
    Obj event = Value.obj("involvedObject", Value.obj("uid", "uid-p"), "reason", "Unhealthy", "lastTimestamp", "2026-01-01T00:59:00Z",
        "message", "Readiness probe failed: HTTP probe failed with statuscode: 500");
    given.the(Resource.EVENTS, event.with("lastTimestamp", "2026-01-01T00:01:00Z").with("message", "old"), event);
    assertThat(given.verdict("pod", container(POD, RUNNING)))
        .endsWith("its readiness probe does not succeed: Readiness probe failed: HTTP probe failed with statuscode: 500");
  }
}
