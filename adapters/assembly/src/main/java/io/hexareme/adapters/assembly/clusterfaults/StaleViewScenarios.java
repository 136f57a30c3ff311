package io.hexareme.adapters.assembly.clusterfaults;

import static io.hexareme.adapters.assembly.clusterfaults.ClusterScenario.finds;
import static io.hexareme.adapters.assembly.clusterfaults.Manifests.deployment;
import static io.hexareme.adapters.assembly.clusterfaults.Manifests.on;
import static io.hexareme.adapters.assembly.clusterfaults.Manifests.pod;

import io.hexareme.adapters.simulation.api.ApiFault;
import io.hexareme.adapters.simulation.api.RequestMatch;
import io.hexareme.core.client.flaw.ClientFlaw;
import io.hexareme.core.controllers.flaw.ControllerFlaw;
import io.hexareme.core.kubelet.flaw.KubeletFlaw;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.scheduler.flaw.SchedulerFlaw;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.List;

/** Who acts on what was, not on what is. */
final class StaleViewScenarios {
  static final List<ClusterScenario> ALL = List.of(
      finds(ClusterMutant.of(ClientFlaw.LISTS_WHAT_IS_AT_HAND), "kubelet-lists-an-old-state",
          "a kubelet starts again on an old list and brings a Pod back to life that runs elsewhere by now", "kubernetes#59848", 2,
          StaleViewScenarios::oldList),
      finds(ClusterMutant.of(ClientFlaw.LATER_LIST_MISSES_DELETIONS), "scheduler-misses-a-deletion",
          "a node is deleted while the scheduler cannot watch, and goes on to be given Pods", "kubernetes#56261", 3, StaleViewScenarios::missedDeletion),
      finds(ClusterMutant.of(SchedulerFlaw.KEEPS_DELETED_NODES), "scheduler-keeps-a-deleted-node",
          "a node on which Pods were placed is deleted, and goes on to be given Pods", "kubernetes#56261", 3, StaleViewScenarios::keptNode),
      finds(ClusterMutant.of(ClientFlaw.SAME_SPEC_IS_NO_CHANGE), "flip-there-and-back",
          "a Deployment is scaled from 1 to 3 to 1 while nobody watches, and is never seen to have been", "a 1-3-1 flip missed", 2, StaleViewScenarios::flip),
      finds(ClusterMutant.of(ControllerFlaw.ACTS_BEFORE_IT_SEES_ITS_WRITES), "acts-before-it-sees-its-writes",
          "a controller does not see yet what it made, and makes it again", "KEP-5647", 2, StaleViewScenarios::unseenWrites),
      finds(ClusterMutant.of(KubeletFlaw.DELETES_BY_NAME), "old-deletion-hits-a-new-pod",
          "a kubelet's deletion of a Pod arrives when another bears the name", "deletion without UID precondition", 2, StaleViewScenarios::lateKubelet),
      finds(ClusterMutant.of(ControllerFlaw.DELETES_BY_NAME), "old-eviction-hits-a-new-pod",
          "a controller's deletion of a Pod arrives when another bears the name", "deletion without UID precondition", 2, StaleViewScenarios::lateController),
      finds(ClusterMutant.of(SchedulerFlaw.BINDING_UNDER_WAY_DOES_NOT_COUNT), "bindings-under-way-count",
          "Pods are decided about while bindings are under way, and get the room of those", "assumed Pods", 2, StaleViewScenarios::slowBindings),
      finds(ClusterMutant.of(SchedulerFlaw.UNKNOWN_BINDING_IS_NOT_MADE), "binding-made-without-an-answer",
          "a binding is made and its answer lost, and its room is given away", "a write that commits and then times out", 2,
          StaleViewScenarios::lostBindings));

  private StaleViewScenarios() {}

  private static void oldList(ClusterStage stage) {
    Deeds deeds = Deeds.on(stage);
    stage.create(on(pod("p", "acme/web:1"), "node-1"));
    deeds.awaitsReady("p", 1);
    stage.befall("a list by kubelet/node-1 that takes any state gets this one", ApiFault.of(
        RequestMatch.ANY.by("kubelet/node-1").of("pods").verbs(List.of("list")), new ApiFault.Effect.StaleList()));
    stage.crash("node-1");
    stage.passes(stage.between(500, 2000));
    deeds.forces("p");
    stage.create(on(pod("p", "acme/web:1"), "node-2"));
    deeds.awaitsReady("p", 1).lags("kubelet/node-1", "pods", Duration.ofSeconds(3));
    stage.seconds(8);
    stage.start("node-1");
    stage.seconds(20);
  }

  private static void missedDeletion(ClusterStage stage) {
    Deeds deeds = Deeds.on(stage).deploysReady(deployment("web", 2, "acme/web:1"));
    deeds.loses("scheduler", "nodes", Duration.ofSeconds(4)).removesNode("node-3");
    stage.seconds(20);
    deeds.scales("web", 8);
    stage.seconds(20);
  }

  private static void keptNode(ClusterStage stage) {
    Deeds deeds = Deeds.on(stage).deploysReady(deployment("web", 6, "acme/web:1")).removesNode("node-3");
    stage.passes(stage.between(8000, 20_000));
    deeds.scales("web", 14);
    stage.seconds(20);
  }

  private static void flip(ClusterStage stage) {
    Deeds deeds = Deeds.on(stage).deploysReady(deployment("web", 1, "acme/web:1"));
    stage.seconds(2);
    deeds.loses("controller-manager", "deployments", Duration.ofSeconds(4));
    deeds.scales("web", 3);
    stage.passes(stage.between(100, 1000));
    deeds.scales("web", 1);
    stage.seconds(20);
  }

  private static void unseenWrites(ClusterStage stage) {
    Deeds deeds = Deeds.on(stage).deploysReady(deployment("web", 2, "acme/web:1"));
    deeds.lags("controller-manager", "pods", Duration.ofSeconds(2)).scales("web", 5);
    stage.passes(stage.between(500, 1500));
    deeds.scales("web", 6);
    stage.seconds(20);
  }

  private static void lateKubelet(ClusterStage stage) {
    Deeds deeds = Deeds.on(stage);
    stage.create(on(pod("p", "acme/web:1"), "node-1"));
    deeds.awaitsReady("p", 1).delays("kubelet/node-1", "delete", "pods", Duration.ofSeconds(4)).deletes(Resource.PODS, "p", Obj.EMPTY);
    stage.passes(stage.between(200, 4000));
    deeds.forces("p");
    stage.create(on(pod("p", "acme/web:2"), "node-1"));
    stage.seconds(15);
    deeds.awaitsReady("p", 1);
  }

  private static void lateController(ClusterStage stage) {
    Deeds deeds = Deeds.on(stage);
    stage.create(on(pod("p", "acme/web:1"), "node-1"));
    deeds.awaitsReady("p", 1).delays("taint-eviction-controller", "delete", "pods", Duration.ofSeconds(4)).taints("node-1", "acme.com/away");
    stage.passes(stage.between(500, 2500));
    deeds.forces("p");
    stage.create(on(pod("p", "acme/web:2"), "node-2"));
    stage.seconds(15);
    deeds.taints("node-1", "").awaitsReady("p", 1);
  }

  private static void slowBindings(ClusterStage stage) {
    Deeds.on(stage).delays("scheduler", "create", "pods/binding", Duration.ofSeconds(1));
    large(stage, 7);
  }

  private static void lostBindings(ClusterStage stage) {
    stage.befall("the answers to three bindings are lost", ApiFault.of(RequestMatch.ANY.by("scheduler").of("pods/binding").verbs(List.of("create")),
        new ApiFault.Effect.LoseAnswer(Duration.ofSeconds(1))).first(3));
    Deeds.on(stage).lags("scheduler", "pods", Duration.ofSeconds(10));
    large(stage, 7);
  }

  /** Pods of which two fit on a node; they go again, since not all of them can be placed. */
  private static void large(ClusterStage stage, int count) {
    for (int i = 1; i <= count; i++) {
      Obj pod = Manifests.asking(pod("large-" + i, "acme/large:1"), "3");
      stage.create(pod);
      stage.passes(stage.between(1, 400));
    }
    stage.seconds(40);
    for (int i = 1; i <= count; i++) Deeds.on(stage).deletes(Resource.PODS, "large-" + i, Obj.EMPTY);
  }
}
