package io.hexareme.adapters.assembly.clusterfaults;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the users of a cluster do, drawn from the seed's own stream: Deployments come, grow, shrink, get new images and go; so do Pods, Services, budgets
 * and ConfigMaps; Pods are evicted, nodes are closed, drained and opened again. It asks for no more than half of what the nodes have.
 */
final class RandomWork {
  private static final int APPS = 6;
  private static final int MOST_REPLICAS = 5;

  private final ClusterStage stage;
  private final Randomness random;
  private final Duration pause;
  private boolean over;

  /** @param pause how long it is from one deed to the next on average */
  RandomWork(ClusterStage stage, Duration pause) {
    this.stage = stage;
    this.random = stage.world().randomness().fork("workload");
    this.pause = pause;
  }

  /** All that users may have: before they leave it alone. */
  void furnish() {
    for (int number = 0; number < APPS; number++) {
      String app = "app-" + number;
      create(Manifests.deployment(app, 1 + random.nextInt(MOST_REPLICAS), image()));
      create(Manifests.service("svc-" + app, app));
      create(Manifests.budget("pdb-" + app, app, 1));
    }
  }

  void begin() {
    if (over) return;
    int half = (int) (pause.toMillis() / 2);
    stage.loop().after(Duration.ofMillis(half + random.nextInt(2 * half + 1)), () -> {
      if (over) return;
      deed();
      begin();
    });
  }

  void end() {
    over = true;
  }

  private void deed() {
    String app = "app-" + random.nextInt(APPS);
    switch (random.nextInt(20)) {
      case 0, 1, 2 -> create(Manifests.deployment(app, 1 + random.nextInt(MOST_REPLICAS), image()));
      case 3, 4, 5, 6 -> patch(Resource.DEPLOYMENTS, app, Value.obj("spec", Value.obj("replicas", random.nextInt(MOST_REPLICAS + 1))));
      case 7, 8, 9 -> newImage(app);
      case 10 -> delete(Resource.DEPLOYMENTS, app);
      case 11 -> create(Manifests.pod("pod-" + random.nextInt(APPS), image()));
      case 12 -> delete(Resource.PODS, "pod-" + random.nextInt(APPS));
      case 13 -> create(Manifests.service("svc-" + app, app));
      case 14 -> delete(Resource.SERVICES, "svc-" + app);
      case 15 -> create(Manifests.budget("pdb-" + app, app, 1 + random.nextInt(2)));
      case 16 -> delete(Resource.POD_DISRUPTION_BUDGETS, "pdb-" + app);
      case 17 -> patchOrCreateMap();
      case 18 -> evict(anyPod());
      default -> node();
    }
  }

  private String image() {
    return "acme/web:" + (1 + random.nextInt(4));
  }

  private void newImage(String app) {
    Obj container = Value.obj("name", "c", "image", image());
    Obj patch = Value.obj("spec", Value.obj("template", Value.obj("spec", Value.obj("containers", Value.array(container)))));
    stage.sends(client -> client.patch(Resource.DEPLOYMENTS, Manifests.NAMESPACE, app, "", ApiClient.STRATEGIC_MERGE_PATCH, patch));
  }

  private void patchOrCreateMap() {
    String name = "map-" + random.nextInt(APPS);
    if (random.nextInt(2) == 0) create(Manifests.configMap(name, "text"));
    else delete(Resource.CONFIG_MAPS, name);
  }

  /** Closes a node, and lets its Pods be evicted now and then; opens it half a minute later. */
  private void node() {
    List<String> nodes = stage.nodes();
    String node = nodes.get(random.nextInt(nodes.size()));
    boolean drains = random.nextInt(2) == 0;
    if (nodes.size() < 2) return;
    closed(node, true);
    if (drains) podsOn(node).forEach(this::evict);
    stage.loop().after(Duration.ofSeconds(30), () -> closed(node, false));
  }

  private void closed(String node, boolean closed) {
    Obj patch = Value.obj("spec", Value.obj("unschedulable", closed ? Value.of(true) : Value.Null.NULL));
    stage.sends(client -> client.patch(Resource.NODES, "", node, "", ApiClient.MERGE_PATCH, patch));
  }

  private List<String> podsOn(String node) {
    return pods().stream().filter(pod -> pod.text("spec", "nodeName").equals(node)).map(Meta::name).toList();
  }

  private String anyPod() {
    List<Obj> pods = pods();
    int which = random.nextInt(Math.max(1, pods.size()));
    return pods.isEmpty() ? "none" : Meta.name(pods.get(which));
  }

  private List<Obj> pods() {
    List<Obj> pods = new ArrayList<>();
    stage.history().all("Pod").stream().filter(pod -> Meta.namespace(pod).equals(Manifests.NAMESPACE)).forEach(pods::add);
    return pods;
  }

  private void evict(String pod) {
    stage.sends(client -> client.createAt(Resource.PODS, Manifests.NAMESPACE, pod, "eviction", Manifests.eviction(pod)));
  }

  private void create(Obj object) {
    stage.sends(client -> client.create(Kinds.of(object), object));
  }

  private void patch(Resource resource, String name, Obj patch) {
    stage.sends(client -> client.patch(resource, Manifests.NAMESPACE, name, "", ApiClient.MERGE_PATCH, patch));
  }

  private void delete(Resource resource, String name) {
    stage.sends(client -> client.delete(resource, Manifests.NAMESPACE, name, Obj.EMPTY));
  }
}
