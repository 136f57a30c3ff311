package io.hexareme.adapters.assembly.clusterfaults;

import static io.hexareme.adapters.assembly.clusterfaults.Manifests.NAMESPACE;

import io.hexareme.adapters.simulation.api.ApiFault;
import io.hexareme.adapters.simulation.api.RequestMatch;
import io.hexareme.core.client.ApiClient;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What scripts do again and again. */
final class Deeds {
  static final Duration SOON = Duration.ofMinutes(2);
  static final List<String> WATCH = List.of("watch");
  static final List<String> LIST_WATCH = List.of("list", "watch");

  private final ClusterStage stage;

  Deeds(ClusterStage stage) {
    this.stage = stage;
  }

  static Deeds on(ClusterStage stage) {
    return new Deeds(stage);
  }

  // ---- workloads ----

  Deeds deploys(Obj deployment) {
    stage.create(deployment);
    return this;
  }

  Deeds deploysReady(Obj deployment) {
    return deploys(deployment).awaitsReady(Meta.name(deployment), deployment.at("spec", "replicas").asInt(1));
  }

  Deeds awaitsReady(String app, int count) {
    stage.until(count + " Pods of " + app + " are ready", SOON, () -> ready(app) == count);
    return this;
  }

  long ready(String app) {
    return pods(app).stream().filter(pod -> new PodView(pod).isActive() && new PodView(pod).isReady()).count();
  }

  List<Obj> pods(String app) {
    return stage.history().all("Pod").stream().filter(pod -> app.equals(Meta.labels(pod).get("app"))).toList();
  }

  Optional<Obj> pod(String name) {
    return stage.history().get("Pod", NAMESPACE, name);
  }

  Deeds scales(String app, int replicas) {
    Obj patch = Value.obj("spec", Value.obj("replicas", replicas));
    stage.does(client -> client.patch(Resource.DEPLOYMENTS, NAMESPACE, app, "", ApiClient.MERGE_PATCH, patch));
    return this;
  }

  Deeds newImage(String app, String image) {
    Obj container = Value.obj("name", "c", "image", image);
    Obj patch = Value.obj("spec", Value.obj("template", Value.obj("spec", Value.obj("containers", Value.array(container)))));
    stage.does(client -> client.patch(Resource.DEPLOYMENTS, NAMESPACE, app, "", ApiClient.STRATEGIC_MERGE_PATCH, patch));
    return this;
  }

  // ---- deletions ----

  Deeds deletes(Resource resource, String name, Obj options) {
    stage.does(client -> client.delete(resource, resource.namespaced() ? NAMESPACE : "", name, options));
    return this;
  }

  Deeds forces(String pod) {
    return deletes(Resource.PODS, pod, Value.obj("gracePeriodSeconds", 0));
  }

  /** The machine is switched off and its Node deleted. */
  Deeds removesNode(String node) {
    if (stage.strikes(io.hexareme.adapters.assembly.sim.FaultKind.NODE, node + " is switched off and its Node deleted")) {
      stage.cluster().process(node).crash();
      deletes(Resource.NODES, node, Obj.EMPTY);
    }
    return this;
  }

  Deeds taints(String node, String key) {
    Value taints = key.isEmpty() ? Value.Null.NULL : Value.array(Value.obj("key", key, "effect", "NoExecute"));
    Obj patch = Value.obj("spec", Value.obj("taints", taints));
    stage.does(client -> client.patch(Resource.NODES, "", node, "", ApiClient.MERGE_PATCH, patch));
    return this;
  }

  // ---- faults ----

  /** A component's watches of some resource lag. */
  Deeds lags(String client, String resource, Duration by) {
    stage.befall(client + " hears of " + resource + " " + by.toSeconds() + " s late",
        ApiFault.of(RequestMatch.ANY.by(client).of(resource).verbs(WATCH), new ApiFault.Effect.LagWatch(by)));
    return this;
  }

  Deeds delays(String client, String verb, String resource, Duration by) {
    stage.befall("what " + client + " sends to " + verb + " " + resource + " is " + by.toSeconds() + " s late",
        ApiFault.of(RequestMatch.ANY.by(client).of(resource).verbs(List.of(verb)), new ApiFault.Effect.Delay(by)));
    return this;
  }

  /** A component's watch of some resource breaks, cannot be had for that long, and then only anew, by a list. */
  Deeds loses(String client, String resource, Duration span) {
    RequestMatch match = RequestMatch.ANY.by(client).of(resource);
    stage.befall(client + " cannot list or watch " + resource + " for " + span.toSeconds() + " s",
        ApiFault.of(match.verbs(LIST_WATCH), new ApiFault.Effect.Refuse(503, "ServiceUnavailable", "", 0)).during(span));
    stage.befall("history of " + resource + " is gone for " + client, ApiFault.of(match.verbs(WATCH), new ApiFault.Effect.Expire()).first(1));
    stage.befall(client + " loses its watch of " + resource, ApiFault.of(match.verbs(WATCH), new ApiFault.Effect.DropWatch()).first(1));
    return this;
  }
}
