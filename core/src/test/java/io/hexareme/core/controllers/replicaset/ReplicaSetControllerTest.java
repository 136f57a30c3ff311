package io.hexareme.core.controllers.replicaset;

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
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplicaSetControllerTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");
  private static final ObjectKey WEB = new ObjectKey("default", "web");

  private final MemoryApiServer server = new MemoryApiServer(() -> NOW, List.of(Resource.REPLICA_SETS, Resource.PODS));
  private Reconciler reconciler;

  private Reconciler controller() {
    reconciler = reconciler == null ? new Reconciler(new ReplicaSetController(), server, NOW) : reconciler;
    return reconciler;
  }

  private Obj replicaSet(int replicas) {
    return server.put(Resource.REPLICA_SETS, Samples.replicaSet("web", replicas));
  }

  private Obj status() {
    return server.get(Resource.REPLICA_SETS, WEB).orElseThrow().at("status").asObj();
  }

  @Test
  void missing_pods_are_made_from_the_template_under_the_sets_control() {
    Obj set = replicaSet(3);

    controller().step(WEB);

    assertThat(server.all(Resource.PODS)).hasSize(3).allSatisfy(pod -> {
      assertThat(Meta.name(pod)).startsWith("web-");
      assertThat(Meta.isControlledBy(pod, set)).isTrue();
      assertThat(Meta.labels(pod)).containsEntry("app", "web");
      assertThat(pod.list("spec", "containers")).hasSize(1);
    });
    assertThat(controller().step(WEB).commands()).noneMatch(command -> command instanceof Command.Told);
    assertThat(status()).isEqualTo(Value.obj("replicas", 3, "fullyLabeledReplicas", 3, "observedGeneration", 1));
    assertThat(controller().step(WEB)).isEqualTo(Plan.nothing());
  }

  @Test
  void creations_are_told_with_kubernetes_words() {
    replicaSet(1);

    Command.Told told = (Command.Told) controller().plan(WEB).commands().getFirst();

    Obj set = controller().view().get(Resource.REPLICA_SETS, WEB).orElseThrow();
    assertThat(told.done()).contains(Command.Event.normal(set, "SuccessfulCreate", "Created pod: %s"));
    assertThat(told.refused()).contains(Command.Event.warning(set, "FailedCreate", "Error creating: %s"));
  }

  @Test
  void at_most_five_hundred_pods_are_made_in_one_go() {
    replicaSet(501);

    assertThat(controller().plan(WEB).commands().stream().filter(command -> command instanceof Command.Told)).hasSize(500);
  }

  @Test
  void surplus_pods_are_deleted_the_least_needed_first() {
    Obj set = replicaSet(1);
    server.put(Resource.PODS, Samples.ownedBy(Samples.ready(Samples.pod("web-a", "web"), "n1", "2026-01-01T00:00:00Z"), set));
    server.put(Resource.PODS, Samples.ownedBy(Samples.pod("web-b", "web"), set));

    controller().step(WEB);

    assertThat(server.all(Resource.PODS)).extracting(Meta::name).containsExactly("web-a");
  }

  @Test
  void pods_that_ended_or_are_going_do_not_count() {
    Obj set = replicaSet(1);
    server.put(Resource.PODS, Samples.ownedBy(Samples.pod("web-a", "web"), set).withPath(Value.of("Failed"), "status", "phase"));
    server.put(Resource.PODS, Samples.ownedBy(Samples.pod("web-b", "web"), set)
        .withPath(Value.of("2026-01-01T00:00:00Z"), "metadata", "deletionTimestamp"));

    controller().step(WEB);
    controller().step(WEB);

    assertThat(server.all(Resource.PODS)).hasSize(3);
    assertThat(status()).isEqualTo(
        Value.obj("replicas", 1, "fullyLabeledReplicas", 1, "terminatingReplicas", 1, "observedGeneration", 1));
  }

  @Test
  void an_orphan_that_matches_is_adopted_after_a_look_at_the_live_owner() {
    Obj set = replicaSet(1);
    server.put(Resource.PODS, Samples.pod("stray", "web"));

    Plan first = controller().controller().reconcile(WEB, controller().view());
    controller().step(WEB);

    assertThat(first.reads()).containsExactly(new Plan.Read(Resource.REPLICA_SETS, WEB));
    assertThat(server.all(Resource.PODS)).hasSize(1).allMatch(pod -> Meta.isControlledBy(pod, set));
  }

  @Test
  void an_owner_that_is_being_deleted_or_was_made_anew_adopts_nobody() {
    Obj set = replicaSet(1);
    server.put(Resource.PODS, Samples.pod("stray", "web"));
    controller();
    server.remove(Resource.REPLICA_SETS, WEB);
    server.put(Resource.REPLICA_SETS, Samples.replicaSet("web", 1));

    Plan plan = controller().plan(WEB);

    assertThat(plan.commands()).noneMatch(command -> command instanceof Command.Patch);
    assertThat(Meta.uid(set)).isNotEqualTo(Meta.uid(server.get(Resource.REPLICA_SETS, WEB).orElseThrow()));
  }

  @Test
  void a_pod_whose_labels_match_no_more_is_released() {
    Obj set = replicaSet(0);
    server.put(Resource.PODS, Samples.ownedBy(Samples.pod("web-a", "other"), set));

    controller().step(WEB);

    assertThat(server.all(Resource.PODS)).hasSize(1).allMatch(pod -> Meta.owners(pod).isEmpty());
  }

  @Test
  void a_set_that_is_being_deleted_makes_and_deletes_nothing() {
    server.put(Resource.REPLICA_SETS, Samples.replicaSet("web", 3).withPath(Value.of("2026-01-01T00:00:00Z"), "metadata", "deletionTimestamp"));

    assertThat(controller().plan(WEB).commands()).noneMatch(command -> command instanceof Command.Told);
  }

  @Test
  void readiness_counts_as_available_only_after_min_ready_seconds_and_is_looked_at_again_then() {
    Obj set = server.put(Resource.REPLICA_SETS, Samples.replicaSet("web", 1).withPath(Value.of(30), "spec", "minReadySeconds"));
    server.put(Resource.PODS, Samples.ownedBy(Samples.ready(Samples.pod("web-a", "web"), "n1", "2026-01-01T00:09:50Z"), set));

    Plan early = controller().step(WEB);
    assertThat(early.recheck()).contains(Duration.ofSeconds(20));
    assertThat(status().at("readyReplicas").asInt(0)).isEqualTo(1);
    assertThat(status().has("availableReplicas")).isFalse();

    controller().view().at(NOW.plusSeconds(20));
    Plan later = controller().step(WEB);
    assertThat(later.recheck()).isEmpty();
    assertThat(status().at("availableReplicas").asInt(0)).isEqualTo(1);
  }

  @Test
  void a_refused_creation_is_noted_before_the_next_try_and_forgotten_after_success() {
    replicaSet(1);
    Command create = new Command.Create(Resource.PODS, Obj.EMPTY);
    controller().view().failedLast(new Failure(create, 403, "Forbidden", "exceeded quota"));

    Plan plan = controller().plan(WEB);
    assertThat(plan.commands().getFirst()).isInstanceOf(Command.UpdateStatus.class);
    controller().perform(plan, 1);
    Optional<Obj> condition = Conditions.find(status().at("conditions"), "ReplicaFailure");
    assertThat(condition).hasValueSatisfying(c -> {
      assertThat(c.text("status")).isEqualTo("True");
      assertThat(c.text("reason")).isEqualTo("FailedCreate");
      assertThat(c.text("message")).isEqualTo("exceeded quota");
    });

    controller().view().failedLast(null);
    controller().step(WEB);
    assertThat(status().has("conditions")).isFalse();
  }

  @Test
  void a_pods_change_concerns_its_controllers_and_an_orphans_all_that_might_adopt_it() {
    Obj set = replicaSet(1);
    Obj other = server.put(Resource.REPLICA_SETS, Samples.replicaSet("other", 1));
    Obj pod = Samples.pod("p", "web");
    controller().view().catchUp();

    assertThat(affected(null, Samples.ownedBy(pod, set))).containsExactly(WEB);
    assertThat(affected(Samples.ownedBy(pod, set), Samples.ownedBy(pod, other)))
        .containsExactlyInAnyOrder(WEB, new ObjectKey("default", "other"));
    assertThat(affected(null, pod)).containsExactly(WEB);
    assertThat(affected(Samples.ownedBy(pod, other), null)).containsExactly(new ObjectKey("default", "other"));
  }

  private List<ObjectKey> affected(Obj before, Obj after) {
    return List.copyOf(controller().controller().affected(Resource.PODS, before, after, controller().view()));
  }
}
