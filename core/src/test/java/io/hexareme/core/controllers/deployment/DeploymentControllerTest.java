package io.hexareme.core.controllers.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.ClusterView.Failure;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.MemoryApiServer;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.Reconciler;
import io.hexareme.core.controllers.Samples;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

// Justification: one small scenario for each rule of rollouts, all on the same Deployment.
class DeploymentControllerTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");
  private static final ObjectKey WEB = new ObjectKey("default", "web");
  private static final String REVISION = "deployment.kubernetes.io/revision";

  private Instant now = NOW;
  private final MemoryApiServer server =
      new MemoryApiServer(() -> now, List.of(Resource.DEPLOYMENTS, Resource.REPLICA_SETS, Resource.PODS));
  private final Reconciler controller = new Reconciler(new DeploymentController(), server, NOW);

  private void put(Obj deployment) {
    server.put(Resource.DEPLOYMENTS, deployment);
  }

  private Obj deployment() {
    return server.get(Resource.DEPLOYMENTS, WEB).orElseThrow();
  }

  private void change(Object value, String... path) {
    server.change(Resource.DEPLOYMENTS, WEB, deployment -> deployment.withPath(Value.from(value), path));
  }

  private void setImage(String image) {
    change(Samples.template("web", image), "spec", "template");
  }

  /** Reconciles until nothing is left to be done; ReplicaSets only do their part when told to. */
  private void settle() {
    for (int i = 0; i < 20; i++) {
      if (controller.step(WEB).commands().isEmpty()) {
        return;
      }
    }
    throw new AssertionError("does not come to rest: " + controller.plan(WEB).commands());
  }

  /** The ReplicaSet with that image. */
  private Obj set(String image) {
    return server.all(Resource.REPLICA_SETS).stream()
        .filter(set -> set.list("spec", "template", "spec", "containers").getFirst().text("image").equals(image))
        .findFirst().orElseThrow();
  }

  private int replicas(String image) {
    return OwnedSets.replicas(set(image));
  }

  /** What the replica set controller would write once that many Pods are there and available. */
  private void follow(String image, int pods, int available) {
    server.change(Resource.REPLICA_SETS, ObjectKey.of(set(image)), set -> set.with("status", Value.obj(
        "replicas", pods, "readyReplicas", available, "availableReplicas", available, "observedGeneration", Meta.generation(set))));
  }

  private void followAll(String image) {
    follow(image, replicas(image), replicas(image));
  }

  private List<String> conditions() {
    return deployment().list("status", "conditions").stream()
        .map(c -> c.text("type") + "=" + c.text("status") + " " + c.text("reason") + ": " + c.text("message")).toList();
  }

  private String progressing() {
    return Conditions.find(deployment().at("status", "conditions"), "Progressing").orElseThrow().text("reason");
  }

  private List<String> told() {
    return controller.events().stream().map(event -> event.reason() + " " + event.message()).toList();
  }

  private Obj rolledOut(int replicas) {
    put(Samples.deployment("web", replicas));
    settle();
    followAll("image:1");
    settle();
    return set("image:1");
  }

  @Test
  void the_first_replica_set_gets_all_replicas_at_once() {
    put(Samples.deployment("web", 3));
    settle();

    Obj set = set("image:1");
    String hash = Meta.labels(set).get("pod-template-hash");
    assertThat(Meta.name(set)).isEqualTo("web-" + hash);
    assertThat(Meta.isControlledBy(set, deployment())).isTrue();
    assertThat(OwnedSets.replicas(set)).isEqualTo(3);
    assertThat(set.at("spec", "selector", "matchLabels").asStrings()).containsEntry("pod-template-hash", hash).containsEntry("app", "web");
    assertThat(set.at("spec", "template", "metadata", "labels").asStrings()).containsEntry("pod-template-hash", hash);
    assertThat(Meta.annotations(set)).containsEntry(REVISION, "1")
        .containsEntry("deployment.kubernetes.io/desired-replicas", "3")
        .containsEntry("deployment.kubernetes.io/max-replicas", "4");
    assertThat(Meta.annotations(deployment())).containsEntry(REVISION, "1");
    assertThat(told()).containsExactly("ScalingReplicaSet Scaled up replica set " + Meta.name(set) + " from 0 to 3");
    assertThat(conditions()).containsExactly(
        "Progressing=True NewReplicaSetCreated: Created new replica set \"" + Meta.name(set) + "\"",
        "Available=False MinimumReplicasUnavailable: Deployment does not have minimum availability.");
    assertThat(deployment().at("status", "unavailableReplicas").asInt(0)).isEqualTo(3);
  }

  @Test
  void when_all_are_available_it_says_so() {
    Obj set = rolledOut(3);

    assertThat(conditions()).containsExactlyInAnyOrder(
        "Progressing=True NewReplicaSetAvailable: ReplicaSet \"" + Meta.name(set) + "\" has successfully progressed.",
        "Available=True MinimumReplicasAvailable: Deployment has minimum availability.");
    assertThat(deployment().at("status").asObj().without("conditions")).isEqualTo(Value.obj(
        "observedGeneration", 1, "replicas", 3, "updatedReplicas", 3, "readyReplicas", 3, "availableReplicas", 3));
    assertThat(controller.step(WEB)).isEqualTo(Plan.nothing());
  }

  @Test
  void a_rollout_that_was_over_before_anybody_looked_is_told_of_by_its_own_name() {
    Obj set = rolledOut(3);
    Obj old = Conditions.find(deployment().at("status", "conditions"), "Progressing").orElseThrow()
        .with("message", "ReplicaSet \"web-before\" has successfully progressed.");
    change(Conditions.remove((Value.Arr) deployment().at("status", "conditions"), "Progressing").plus(old), "status", "conditions");
    settle();
    assertThat(Conditions.find(deployment().at("status", "conditions"), "Progressing").orElseThrow().text("message"))
        .isEqualTo("ReplicaSet \"" + Meta.name(set) + "\" has successfully progressed.");
  }

  @Test
  void on_the_way_it_says_that_it_progresses() {
    put(Samples.deployment("web", 3));
    settle();
    follow("image:1", 3, 1);
    settle();

    assertThat(progressing()).isEqualTo("ReplicaSetUpdated");
  }

  @Test
  void a_rolling_update_goes_up_and_down_step_by_step_within_its_bounds() {
    rolledOut(4); // surge 1, unavailable 1
    setImage("image:2");
    settle();
    assertThat(List.of(replicas("image:1"), replicas("image:2"))).as("one more; one less").containsExactly(3, 1);
    assertThat(progressing()).isEqualTo("NewReplicaSetCreated");

    followAll("image:1");
    settle();
    assertThat(List.of(replicas("image:1"), replicas("image:2"))).containsExactly(3, 2);
    follow("image:2", 2, 2);
    settle();
    assertThat(List.of(replicas("image:1"), replicas("image:2"))).as("both new ones are there").containsExactly(1, 2);
    followAll("image:1");
    settle();
    assertThat(replicas("image:2")).isEqualTo(4);
    follow("image:2", 4, 4);
    settle();
    assertThat(replicas("image:1")).isZero();
    followAll("image:1");
    settle();

    assertThat(progressing()).isEqualTo("NewReplicaSetAvailable");
    assertThat(Meta.annotations(deployment())).containsEntry(REVISION, "2");
  }

  @Test
  void old_pods_that_are_not_available_anyway_go_first() {
    rolledOut(4);
    setImage("broken");
    settle();
    followAll("image:1");
    settle();
    follow("broken", replicas("broken"), 0);
    settle();
    assertThat(List.of(replicas("image:1"), replicas("broken"))).containsExactly(3, 2);

    setImage("image:3");
    settle();

    assertThat(replicas("broken")).isZero();
    assertThat(replicas("image:1")).isEqualTo(3);
  }

  @Test
  void going_back_to_an_old_template_makes_its_replica_set_the_newest_revision() {
    Obj first = rolledOut(1);
    setImage("image:2");
    settle();
    setImage("image:1");
    settle();

    assertThat(server.all(Resource.REPLICA_SETS)).hasSize(2);
    assertThat(Meta.annotations(set("image:1"))).containsEntry(REVISION, "3")
        .containsEntry("deployment.kubernetes.io/revision-history", "1");
    assertThat(Meta.annotations(deployment())).containsEntry(REVISION, "3");
    assertThat(Meta.uid(set("image:1"))).isEqualTo(Meta.uid(first));
  }

  @Test
  void annotations_are_copied_to_the_current_set_except_those_of_kubectl_and_of_the_controller() {
    put(Meta.withAnnotation(Meta.withAnnotation(Samples.deployment("web", 1), "kubernetes.io/change-cause", "because"),
        "kubectl.kubernetes.io/last-applied-configuration", "{}"));
    settle();

    assertThat(Meta.annotations(set("image:1"))).containsEntry("kubernetes.io/change-cause", "because")
        .doesNotContainKey("kubectl.kubernetes.io/last-applied-configuration");
  }

  @Test
  void recreate_waits_until_the_last_old_pod_is_gone() {
    put(Samples.deployment("web", 2).withPath(Value.obj("type", "Recreate"), "spec", "strategy"));
    settle();
    followAll("image:1");
    Obj old = set("image:1");
    Obj pod = server.put(Resource.PODS, Samples.ownedBy(Samples.pod("web-a", "web"), old));
    setImage("image:2");
    settle();
    assertThat(replicas("image:1")).isZero();
    followAll("image:1");
    settle();
    assertThat(server.all(Resource.REPLICA_SETS)).hasSize(1);
    assertThat(controller.controller().affected(Resource.PODS, pod, null, controller.view())).containsExactly(WEB);

    server.remove(Resource.PODS, ObjectKey.of(pod));
    settle();
    assertThat(replicas("image:2")).isEqualTo(2);
  }

  @Test
  void scaling_touches_only_the_one_set_that_has_pods() {
    rolledOut(3);
    change(7, "spec", "replicas");
    settle();

    assertThat(replicas("image:1")).isEqualTo(7);
    assertThat(told()).last().asString().endsWith("from 3 to 7");
    change(0, "spec", "replicas");
    settle();
    assertThat(replicas("image:1")).isZero();
    change(2, "spec", "replicas");
    settle();
    assertThat(replicas("image:1")).isEqualTo(2);
  }

  @Test
  void in_the_middle_of_a_rollout_scaling_is_proportional() {
    // The figures of the Kubernetes documentation, "Proportional scaling".
    put(withBounds(Samples.deployment("web", 10), 3, 2));
    settle();
    followAll("image:1");
    settle();
    setImage("broken");
    settle();
    followAll("image:1");
    settle();
    follow("broken", 5, 0);
    settle();
    assertThat(List.of(replicas("image:1"), replicas("broken"))).containsExactly(8, 5);

    change(15, "spec", "replicas");
    controller.step(WEB);

    assertThat(List.of(replicas("image:1"), replicas("broken"))).containsExactly(11, 7);
  }

  private static Obj withBounds(Obj deployment, int surge, int unavailable) {
    return deployment.withPath(Value.obj("maxSurge", surge, "maxUnavailable", unavailable), "spec", "strategy", "rollingUpdate");
  }

  @Test
  void a_paused_deployment_scales_but_does_not_roll_out() {
    rolledOut(2);
    change(true, "spec", "paused");
    setImage("image:2");
    change(4, "spec", "replicas");
    settle();

    assertThat(server.all(Resource.REPLICA_SETS)).hasSize(1);
    assertThat(replicas("image:1")).isEqualTo(4);
    assertThat(conditions()).contains("Progressing=Unknown DeploymentPaused: Deployment is paused");

    followAll("image:1");
    settle();
    change(false, "spec", "paused");
    settle();
    assertThat(server.all(Resource.REPLICA_SETS)).hasSize(2);
    assertThat(progressing()).isEqualTo("NewReplicaSetCreated");
  }

  @Test
  void a_deployment_that_was_never_unpaused_has_no_replica_set_and_is_at_rest() {
    put(Samples.deployment("web", 2).withPath(Value.of(true), "spec", "paused"));
    settle();

    assertThat(server.all(Resource.REPLICA_SETS)).isEmpty();
  }

  @Test
  void resuming_says_so_when_there_is_nothing_to_roll_out_yet() {
    rolledOut(2);
    change(true, "spec", "paused");
    settle();
    follow("image:1", 2, 1);
    change(false, "spec", "paused");
    controller.step(WEB);

    assertThat(conditions()).contains("Progressing=Unknown DeploymentResumed: Deployment is resumed");
  }

  @Test
  void a_rollout_that_stands_still_for_its_deadline_has_failed_and_can_still_succeed() {
    put(Samples.deployment("web", 1));
    settle();
    assertThat(controller.step(WEB).recheck()).contains(Duration.ofSeconds(601));
    now = NOW.plusSeconds(601);
    controller.view().at(now);
    settle();
    String name = Meta.name(set("image:1"));

    assertThat(conditions()).contains("Progressing=False ProgressDeadlineExceeded: ReplicaSet \"" + name + "\" has timed out progressing.");
    assertThat(controller.step(WEB).recheck()).isEmpty();
    followAll("image:1");
    settle();
    assertThat(progressing()).isEqualTo("NewReplicaSetAvailable");
  }

  @Test
  void without_a_deadline_there_is_no_condition_of_progress() {
    server.put(Resource.DEPLOYMENTS, Samples.deployment("web", 1).withPath(Value.of(Integer.MAX_VALUE), "spec", "progressDeadlineSeconds"));
    settle();

    assertThat(conditions()).hasSize(1).allMatch(condition -> condition.startsWith("Available="));
  }

  @Test
  void only_the_last_revisions_are_kept() {
    put(Samples.deployment("web", 1).withPath(Value.of(1), "spec", "revisionHistoryLimit"));
    settle();
    for (int i = 2; i <= 4; i++) {
      followAll("image:" + (i - 1));
      setImage("image:" + i);
      settle();
      followAll("image:" + i);
      settle();
      followAll("image:" + (i - 1));
      settle();
    }

    assertThat(server.all(Resource.REPLICA_SETS).stream().map(set -> Meta.annotations(set).get(REVISION)))
        .containsExactlyInAnyOrder("3", "4");
  }

  @Test
  void a_name_that_somebody_else_has_is_avoided_by_counting_the_collision() {
    Obj deployment = Samples.deployment("web", 1);
    String hash = TemplateHash.of(deployment.at("spec", "template"), 0);
    server.put(Resource.REPLICA_SETS, Samples.replicaSet("web-" + hash, 1));
    put(deployment);
    settle();

    assertThat(deployment().at("status", "collisionCount").asInt(0)).isEqualTo(1);
    assertThat(server.all(Resource.REPLICA_SETS)).hasSize(2);
  }

  @Test
  void a_replica_set_that_cannot_be_made_is_a_condition_and_no_flapping() {
    put(Samples.deployment("web", 1));
    controller.view().catchUp();
    Command.Told told = (Command.Told) controller.plan(WEB).commands().getFirst();
    controller.view().failedLast(new Failure(told.command(), 403, "Forbidden", "exceeded quota"));

    Plan plan = controller.plan(WEB);
    controller.perform(plan, 1);
    String name = Meta.name(((Command.Create) told.command()).object());
    assertThat(conditions()).contains(
        "Progressing=False ReplicaSetCreateError: Failed to create new replica set \"" + name + "\": exceeded quota");
    controller.view().at(NOW.plusSeconds(3000)).catchUp();
    assertThat(controller.plan(WEB).commands()).noneMatch(command -> command instanceof Command.UpdateStatus);
    assertThat(told.refused().orElseThrow().reason()).isEqualTo("ReplicaSetCreateError");
  }

  @Test
  void failures_of_its_sets_to_make_pods_are_its_own_condition() {
    rolledOut(1);
    UnaryOperator<Obj> fail = set -> set.withPath(Value.array(Value.obj(
        "type", "ReplicaFailure", "status", "True", "reason", "FailedCreate", "message", "exceeded quota")), "status", "conditions");
    server.change(Resource.REPLICA_SETS, ObjectKey.of(set("image:1")), fail::apply);
    settle();

    assertThat(conditions()).contains("ReplicaFailure=True FailedCreate: exceeded quota");
  }

  @Test
  void one_that_is_being_deleted_only_counts() {
    rolledOut(2);
    change(List.of("keep"), "metadata", "finalizers");
    change("2026-01-01T00:00:00Z", "metadata", "deletionTimestamp");
    change(5, "spec", "replicas");
    settle();

    assertThat(replicas("image:1")).isEqualTo(2);
    assertThat(deployment().at("status", "observedGeneration").asLong(0)).isEqualTo(Meta.generation(deployment()));
  }

  @Test
  void min_ready_seconds_are_handed_to_the_current_set() {
    rolledOut(1);
    change(9, "spec", "minReadySeconds");
    settle();

    assertThat(set("image:1").at("spec", "minReadySeconds").asInt(0)).isEqualTo(9);
  }

  @Test
  void where_a_status_takes_no_metadata_the_revision_is_patched_by_itself() {
    rolledOut(1);

    assertThat(server.writes()).contains("PATCH /apis/apps/v1/namespaces/default/deployments/web");
  }
}
