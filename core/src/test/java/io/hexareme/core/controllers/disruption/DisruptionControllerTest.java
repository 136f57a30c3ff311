package io.hexareme.core.controllers.disruption;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.TestPod;
import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DisruptionControllerTest {
  private static final ObjectKey KEY = new ObjectKey("default", "pdb");
  private final DisruptionController controller = new DisruptionController();
  private final ViewFixture view = new ViewFixture();

  private static Obj pdb(String field, Object limit) {
    return Value.obj(
        "metadata", Value.obj("name", "pdb", "namespace", "default", "generation", 4),
        "spec", Value.obj("selector", Value.obj("matchLabels", Value.obj("app", "web")), field, limit));
  }

  private Obj workload(Resource resource, String name, int replicas, Obj owner) {
    Obj metadata = Value.obj("name", name, "namespace", "default", "uid", name,
        "ownerReferences", owner == null ? null : Value.array(Meta.controllerReference(owner)));
    view.put(resource, Value.obj("metadata", metadata, "spec", Value.obj("replicas", replicas)));
    return view.object(resource, "default", name);
  }

  private void pod(TestPod pod, Obj owner) {
    view.put(Resource.PODS, owner == null
        ? pod.obj()
        : pod.set(Value.array(Meta.controllerReference(owner)), "metadata", "ownerReferences").obj());
  }

  private String status() {
    Value status = view.object(Resource.POD_DISRUPTION_BUDGETS, "default", "pdb").at("status");
    Obj condition = Conditions.find(status.at("conditions"), "DisruptionAllowed").orElseThrow();
    return "allowed=" + status.at("disruptionsAllowed").asInt(-1) + " healthy=" + status.at("currentHealthy").asInt(-1) + "/"
        + status.at("desiredHealthy").asInt(-1) + " expected=" + status.at("expectedPods").asInt(-1) + " gen="
        + status.at("observedGeneration").asInt(-1) + " " + condition.text("status") + " " + condition.text("reason");
  }

  private void settle(Obj pdb) {
    view.put(Resource.POD_DISRUPTION_BUDGETS, pdb);
    view.settle(controller, KEY);
  }

  @Test
  void a_deployments_replicas_are_expected_whatever_pods_its_sets_have() {
    Obj deployment = workload(Resource.DEPLOYMENTS, "web", 4, null);
    Obj set = workload(Resource.REPLICA_SETS, "web-1", 3, deployment);
    for (String name : new String[] {"a", "b", "c"}) {
      pod(TestPod.named(name).ready(), set);
    }
    settle(pdb("maxUnavailable", "50%"));
    assertThat(status()).isEqualTo("allowed=1 healthy=3/2 expected=4 gen=4 True SufficientPods");
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing());
  }

  @Test
  void a_number_of_available_pods_counts_the_pods_themselves() {
    pod(TestPod.named("a").ready(), null);
    pod(TestPod.named("b").notReady(), null);
    settle(pdb("minAvailable", 1));
    assertThat(status()).isEqualTo("allowed=0 healthy=1/1 expected=2 gen=4 False InsufficientPods");
  }

  @Test
  void every_kind_with_replicas_is_counted_once() {
    Obj set = workload(Resource.REPLICA_SETS, "rs", 2, null);
    Obj stateful = workload(Resource.STATEFUL_SETS, "ss", 3, null);
    Obj controllers = workload(Resource.REPLICATION_CONTROLLERS, "rc", 5, null);
    pod(TestPod.named("a").ready(), set);
    pod(TestPod.named("b").ready(), set);
    pod(TestPod.named("c").ready(), stateful);
    pod(TestPod.named("d").ready(), controllers);
    settle(pdb("minAvailable", "25%"));
    assertThat(status()).isEqualTo("allowed=1 healthy=4/3 expected=10 gen=4 True SufficientPods");
  }

  @Test
  void terminating_pods_are_not_healthy() {
    Obj set = workload(Resource.REPLICA_SETS, "rs", 2, null);
    pod(TestPod.named("a").ready().terminating(), set);
    pod(TestPod.named("b").ready(), set);
    settle(pdb("maxUnavailable", 1));
    assertThat(status()).isEqualTo("allowed=0 healthy=1/1 expected=2 gen=4 False InsufficientPods");
  }

  @Test
  void a_budget_without_pods_allows_nothing() {
    settle(pdb("maxUnavailable", 1));
    assertThat(status()).isEqualTo("allowed=0 healthy=0/0 expected=0 gen=4 False InsufficientPods");
    assertThat(view.events).containsExactly("Normal NoPods No matching pods found");
  }

  @Test
  void a_controller_that_nobody_knows_allows_nothing() {
    Obj set = workload(Resource.REPLICA_SETS, "rs", 2, null);
    pod(TestPod.named("a").ready(), set);
    settle(pdb("maxUnavailable", 2));
    assertThat(status()).startsWith("allowed=1");
    view.remove(Resource.REPLICA_SETS, ObjectKey.of(set));
    view.settle(controller, KEY);
    assertThat(status()).isEqualTo("allowed=0 healthy=1/0 expected=2 gen=4 False SyncFailed");
    assertThat(view.events).containsExactly("Warning CalculateExpectedPodCountFailed"
        + " Failed to calculate the number of expected pods: found no controllers for pod \"a\"");
  }

  @Test
  void a_new_owner_under_the_old_name_does_not_count() {
    pod(TestPod.named("a").ready(), workload(Resource.REPLICA_SETS, "rs", 2, null).withPath(Value.of("old"), "metadata", "uid"));
    settle(pdb("maxUnavailable", 1));
    assertThat(status()).endsWith("False SyncFailed");
  }

  @Test
  void pods_without_a_controller_count_for_nothing_and_are_told() {
    pod(TestPod.named("a").ready(), null);
    settle(pdb("maxUnavailable", 1));
    assertThat(status()).isEqualTo("allowed=0 healthy=1/0 expected=0 gen=4 False InsufficientPods");
    assertThat(view.events).singleElement().asString().startsWith("Warning UnmanagedPods Pods selected by this PodDisruptionBudget");
  }

  @Test
  void a_granted_eviction_counts_until_the_pod_goes_or_two_minutes_pass() {
    Obj set = workload(Resource.REPLICA_SETS, "rs", 3, null);
    pod(TestPod.named("a").ready(), set);
    pod(TestPod.named("b").ready(), set);
    pod(TestPod.named("c").ready(), set);
    Obj granted = Value.obj("a", "2025-12-31T23:59:00Z", "gone", "2025-12-31T23:59:00Z");
    view.put(Resource.POD_DISRUPTION_BUDGETS, pdb("maxUnavailable", 1).with("status", Value.obj("disruptedPods", granted)));
    Plan plan = view.settle(controller, KEY);
    assertThat(status()).isEqualTo("allowed=0 healthy=2/2 expected=3 gen=4 False InsufficientPods");
    assertThat(view.object(Resource.POD_DISRUPTION_BUDGETS, "default", "pdb").at("status", "disruptedPods"))
        .isEqualTo(Value.obj("a", "2025-12-31T23:59:00Z"));
    assertThat(plan.recheck()).contains(Duration.ofSeconds(60));
    view.pass(Duration.ofSeconds(60));
    view.settle(controller, KEY);
    assertThat(status()).isEqualTo("allowed=1 healthy=3/2 expected=3 gen=4 True SufficientPods");
    assertThat(view.events).containsExactly("Warning NotDeleted Pod was expected by PDB default/pdb to be deleted but it wasn't");
  }

  @Test
  void pods_wake_their_budgets_and_workloads_do_when_they_are_rescaled() {
    view.put(Resource.POD_DISRUPTION_BUDGETS, pdb("maxUnavailable", 1));
    Obj pod = TestPod.named("a").obj();
    Obj other = pod.withPath(Value.of("db"), "metadata", "labels", "app");
    assertThat(controller.affected(Resource.PODS, null, pod, view)).containsExactly(KEY);
    assertThat(controller.affected(Resource.PODS, pod, other, view)).containsExactly(KEY);
    assertThat(controller.affected(Resource.PODS, null, other, view)).isEmpty();
    Obj set = workload(Resource.REPLICA_SETS, "rs", 3, null);
    assertThat(controller.affected(Resource.REPLICA_SETS, set, set.with("status", Obj.EMPTY), view)).isEmpty();
    assertThat(controller.affected(Resource.REPLICA_SETS, set, set.withPath(Value.of(5), "spec", "replicas"), view)).containsExactly(KEY);
  }
}
