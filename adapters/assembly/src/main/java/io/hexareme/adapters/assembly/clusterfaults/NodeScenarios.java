package io.hexareme.adapters.assembly.clusterfaults;

import static io.hexareme.adapters.assembly.clusterfaults.ClusterScenario.finds;
import static io.hexareme.adapters.assembly.clusterfaults.Manifests.deployment;
import static io.hexareme.adapters.assembly.clusterfaults.Manifests.on;
import static io.hexareme.adapters.assembly.clusterfaults.Manifests.pod;

import io.hexareme.adapters.assembly.sim.FaultKind;
import io.hexareme.adapters.simulation.api.ApiFault;
import io.hexareme.adapters.simulation.api.RequestMatch;
import io.hexareme.core.controllers.flaw.ControllerFlaw;
import io.hexareme.core.kubelet.flaw.KubeletFlaw;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import java.time.Duration;
import java.util.List;

/** Nodes that fall silent, go, and come back. */
final class NodeScenarios {
  static final List<ClusterScenario> ALL = List.of(
      finds(ClusterMutant.of(ControllerFlaw.EVICTS_THE_FLEET), "api-cut-off-from-all-nodes",
          "the API is cut off from all nodes, which must not be taken for the death of all nodes", "partition of the API", 3, NodeScenarios::cutOff),
      finds(ClusterMutant.of(ControllerFlaw.SILENCE_BEFORE_THE_START_COUNTS), "control-plane-wakes-after-a-night",
          "the control plane was down for long, and takes every node for silent before one of them could speak", "node lifecycle", 3, NodeScenarios::night),
      finds(ClusterMutant.of(ControllerFlaw.TOLERATION_ENDS_AT_ONCE), "toleration-seconds-are-waited-for",
          "a node is silent for a while, and its Pods tolerate that for longer", "taint eviction", 3, NodeScenarios::tolerated),
      finds(ClusterMutant.of(ControllerFlaw.ABSENT_NODE_IS_GONE), "pods-of-a-node-not-seen-yet",
          "a node comes back under its name, and its Pods are collected by who has not seen it", "pod garbage collection on a stale view", 3,
          NodeScenarios::notSeenYet),
      finds(ClusterMutant.of(KubeletFlaw.LEAVES_STRANGERS_ALONE), "node-returns-after-forced-deletion",
          "a Pod is deleted by force while its node is away, and runs on when it returns", "a node returns after its Pods were force-deleted", 2,
          NodeScenarios::forced),
      finds(ClusterMutant.of(KubeletFlaw.DECIDES_ON_AN_OLD_LISTING), "kubelet-decides-on-an-old-listing",
          "a kubelet does not see yet what it started, and starts it again", "a runtime that reports stale state", 2, NodeScenarios::oldListing));

  private NodeScenarios() {}

  private static void cutOff(ClusterStage stage) {
    Deeds.on(stage).deploysReady(deployment("web", 4, "acme/web:1"));
    Duration span = Duration.ofSeconds(400 + stage.random().nextInt(120));
    stage.befall("no node reaches the API for " + span, ApiFault.of(RequestMatch.ANY.by("kubelet/*"), new ApiFault.Effect.LoseRequest(Duration.ofSeconds(10)))
        .during(span));
    stage.befall("no node hears of anything", ApiFault.of(RequestMatch.ANY.by("kubelet/*").verbs(Deeds.WATCH), new ApiFault.Effect.DropWatch()).during(span));
    stage.passes(span.plusSeconds(60));
    Deeds.on(stage).awaitsReady("web", 4);
  }

  private static void night(ClusterStage stage) {
    Deeds.on(stage).deploysReady(deployment("web", 3, "acme/web:1"));
    if (stage.strikes(FaultKind.PROCESS, "the control plane is down for a night")) {
      for (String name : List.of("controller-manager-1", "apiserver-1")) stage.cluster().process(name).crash();
      stage.passes(Duration.ofMinutes(30 + stage.random().nextInt(60)));
      for (String name : List.of("apiserver-1", "controller-manager-1")) stage.cluster().process(name).start();
    }
    boolean[] silent = {false};
    Duration end = stage.world().elapsed().plusSeconds(60);
    stage.until("a minute passes", Duration.ofMinutes(2), () -> {
      silent[0] |= stage.history().all("Node").stream().anyMatch(node -> Conditions.find(node.at("status", "conditions"), "Ready")
          .filter(ready -> ready.text("status").equals("Unknown")).isPresent());
      return silent[0] || stage.world().elapsed().compareTo(end) > 0;
    });
    if (silent[0]) stage.breaks("no node is called silent that could not speak", "a node was called silent as soon as the controllers had started");
  }

  private static void tolerated(ClusterStage stage) {
    Deeds.on(stage).deploysReady(deployment("web", 5, "acme/web:1"));
    stage.crash("kubelet-node-1");
    stage.passes(stage.between(60_000, 120_000));
    stage.start("kubelet-node-1");
    stage.seconds(20);
  }

  private static void notSeenYet(ClusterStage stage) {
    Deeds deeds = Deeds.on(stage).deploysReady(deployment("web", 2, "acme/web:1")).removesNode("node-3");
    stage.seconds(60);
    deeds.lags("controller-manager", "nodes", Duration.ofSeconds(90));
    stage.start("node-3");
    stage.seconds(3);
    stage.create(on(pod("p", "acme/web:1"), "node-3"));
    deeds.awaitsReady("p", 1);
    stage.seconds(80);
  }

  private static void forced(ClusterStage stage) {
    Deeds deeds = Deeds.on(stage);
    stage.create(on(pod("p", "acme/web:1"), "node-1"));
    deeds.awaitsReady("p", 1);
    stage.crash("kubelet-node-1");
    stage.passes(stage.between(100, 20_000));
    deeds.forces("p");
    if (stage.random().nextInt(2) == 0) {
      stage.create(on(pod("p", "acme/web:1"), "node-2"));
      deeds.awaitsReady("p", 1);
    }
    stage.start("kubelet-node-1");
    stage.seconds(20);
  }

  private static void oldListing(ClusterStage stage) {
    Deeds deeds = Deeds.on(stage).deploysReady(deployment("web", 4, "acme/web:1"));
    for (int i = 0; i < 6; i++) {
      stage.passes(stage.between(500, 8000));
      var pods = deeds.pods("web");
      var pod = pods.get(stage.random().nextInt(pods.size()));
      if (stage.strikes(FaultKind.NODE, "the container of " + Meta.name(pod) + " is killed")) {
        stage.cluster().nodes().kill(pod.text("spec", "nodeName"), Meta.namespace(pod), Meta.name(pod), "c");
      }
    }
    stage.seconds(20);
  }
}
