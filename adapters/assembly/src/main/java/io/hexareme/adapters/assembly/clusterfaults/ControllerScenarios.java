package io.hexareme.adapters.assembly.clusterfaults;

import static io.hexareme.adapters.assembly.clusterfaults.ClusterScenario.finds;
import static io.hexareme.adapters.assembly.clusterfaults.Manifests.NAMESPACE;
import static io.hexareme.adapters.assembly.clusterfaults.Manifests.budget;
import static io.hexareme.adapters.assembly.clusterfaults.Manifests.configMap;
import static io.hexareme.adapters.assembly.clusterfaults.Manifests.deployment;
import static io.hexareme.adapters.assembly.clusterfaults.Manifests.ownedBy;
import static io.hexareme.adapters.assembly.clusterfaults.Manifests.service;

import io.hexareme.adapters.assembly.sim.FaultKind;
import io.hexareme.core.apiserver.flaw.ApiServerFlaw;
import io.hexareme.core.client.ApiClient;
import io.hexareme.core.controllers.flaw.ControllerFlaw;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.List;

/** What controllers promise, and the subresources that they rely upon. */
final class ControllerScenarios {
  static final List<ClusterScenario> ALL = List.of(
      finds(ClusterMutant.of(ControllerFlaw.ABSENT_OWNER_IS_GONE), "owner-not-seen-yet",
          "the garbage collector does not see an owner yet, and must ask before it deletes what that owns", "garbage collection with a stale owner cache", 1,
          ControllerScenarios::owner),
      finds(ClusterMutant.of(ControllerFlaw.FOREGROUND_DOES_NOT_WAIT), "foreground-deletion-waits",
          "an owner is deleted in the foreground, and a finalizer holds what it owns", "finalizers block", 1, ControllerScenarios::foreground),
      finds(ClusterMutant.of(ControllerFlaw.NAMESPACE_GOES_FIRST), "namespace-goes-last",
          "a Namespace full of Pods is deleted", "nothing orphaned survives", 2, ControllerScenarios::namespace),
      finds(ClusterMutant.of(ControllerFlaw.ORDERED_IS_AVAILABLE), "rolling-update-under-failover",
          "a rolling update goes on while the API server and the controllers come and go, and takes no Pod that is needed", "maxUnavailable", 3,
          ControllerScenarios::rolling),
      finds(ClusterMutant.of(ApiServerFlaw.EVICTION_COUNTS_ALONE), "evictions-at-once",
          "several Pods of one budget are evicted at once", "PodDisruptionBudget", 3, ControllerScenarios::evictions),
      finds(ClusterMutant.of(ApiServerFlaw.BINDS_AGAIN), "two-schedulers",
          "two schedulers that both take themselves for the only one bind the same Pod", "no Pod bound twice", 2, ControllerScenarios::twoSchedulers),
      finds(ClusterMutant.of(ControllerFlaw.READINESS_UNHEARD), "endpoints-follow-readiness",
          "Pods become ready and cease to be", "endpoints are ready Pods", 2, ControllerScenarios::readiness),
      finds(ClusterMutant.of(ControllerFlaw.ACCOUNT_MADE_ONCE), "default-account-deleted",
          "somebody deletes the default ServiceAccount", "service accounts", 1, ControllerScenarios::account));

  private ControllerScenarios() {}

  private static void owner(ClusterStage stage) {
    Deeds.on(stage).lags("controller-manager", "configmaps", Duration.ofSeconds(4));
    stage.passes(stage.between(100, 3000));
    for (int i = 1; i <= 3; i++) {
      Obj owner = stage.create(configMap("owner-" + i, "text"));
      stage.create(ownedBy(account("owned-" + i), owner));
    }
    stage.seconds(15);
  }

  private static Obj account(String name) {
    return Value.obj("apiVersion", "v1", "kind", "ServiceAccount", "metadata", Value.obj("name", name, "namespace", NAMESPACE));
  }

  private static void foreground(ClusterStage stage) {
    Obj owner = stage.create(configMap("owner", "text"));
    stage.create(ownedBy(account("owned"), owner).withPath(Value.strings(List.of("acme.com/hold")), "metadata", "finalizers"));
    stage.passes(stage.between(1000, 3000));
    Deeds.on(stage).deletes(Resource.CONFIG_MAPS, "owner", Value.obj("propagationPolicy", "Foreground"));
    stage.passes(stage.between(3000, 9000));
    Obj none = Value.obj("metadata", Value.obj("finalizers", Value.Null.NULL));
    stage.does(client -> client.patch(Resource.SERVICE_ACCOUNTS, NAMESPACE, "owned", "", ApiClient.MERGE_PATCH, none));
    stage.seconds(5);
  }

  private static void namespace(ClusterStage stage) {
    stage.create(Manifests.namespace("passing"));
    stage.create(Manifests.in(deployment("web", 3, "acme/web:1"), "passing"));
    stage.create(Manifests.in(configMap("map", "text"), "passing"));
    stage.passes(stage.between(500, 6000));
    stage.does(client -> client.delete(Resource.NAMESPACES, "", "passing", Obj.EMPTY));
    stage.until("the Namespace is gone", Deeds.SOON, () -> stage.history().get("Namespace", "", "passing").isEmpty());
  }

  private static void rolling(ClusterStage stage) {
    Deeds deeds = Deeds.on(stage).deploysReady(Manifests.carefully(deployment("web", 3, "acme/web:1"))).newImage("web", "acme/web:2");
    for (int i = 0; i < 4; i++) {
      stage.passes(stage.between(500, 2500));
      String process = stage.random().nextInt(2) == 0 ? "apiserver-1" : "controller-manager-1";
      stage.crash(process);
      stage.passes(stage.between(10, 1500));
      stage.start(process);
    }
    stage.seconds(20);
    deeds.awaitsReady("web", 3);
  }

  private static void evictions(ClusterStage stage) {
    Deeds deeds = Deeds.on(stage).deploysReady(deployment("web", 4, "acme/web:1"));
    stage.create(budget("web", "web", 3));
    stage.until("the budget is counted", Deeds.SOON,
        () -> stage.history().get("PodDisruptionBudget", NAMESPACE, "web").filter(pdb -> pdb.at("status", "disruptionsAllowed").asLong(0) == 1).isPresent());
    for (Obj pod : deeds.pods("web")) {
      stage.sends(client -> client.createAt(Resource.PODS, NAMESPACE, Meta.name(pod), "eviction", Manifests.eviction(Meta.name(pod))));
      if (stage.random().nextInt(3) == 0) stage.passes(stage.between(1, 20));
    }
    stage.seconds(20);
    deeds.awaitsReady("web", 4);
  }

  private static void twoSchedulers(ClusterStage stage) {
    for (int i = 1; i <= 4; i++) {
      String name = "p-" + i;
      stage.create(Manifests.pod(name, "acme/web:1"));
      String node = "node-" + (1 + stage.random().nextInt(2));
      Obj binding = Value.obj("apiVersion", "v1", "kind", "Binding", "metadata", Value.obj("name", name, "namespace", NAMESPACE),
          "target", Value.obj("apiVersion", "v1", "kind", "Node", "name", node));
      if (stage.strikes(FaultKind.API, "another scheduler binds " + name + " to " + node)) {
        stage.does(client -> client.createAt(Resource.PODS, NAMESPACE, name, "binding", binding));
      }
      stage.passes(stage.between(1, 1000));
    }
    stage.seconds(20);
  }

  private static void readiness(ClusterStage stage) {
    stage.create(service("web", "web"));
    Deeds.on(stage).deploysReady(deployment("web", 3, "acme/web:1"));
    stage.seconds(5);
  }

  private static void account(ClusterStage stage) {
    stage.passes(stage.between(500, 3000));
    Deeds.on(stage).deletes(Resource.SERVICE_ACCOUNTS, "default", Obj.EMPTY);
    stage.seconds(5);
  }
}
