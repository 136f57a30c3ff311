package io.hexareme.core.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.controllers.deployment.DeploymentController;
import io.hexareme.core.controllers.garbagecollector.GarbageCollector;
import io.hexareme.core.controllers.loop.ControllerHost;
import io.hexareme.core.controllers.namespace.NamespaceController;
import io.hexareme.core.controllers.replicaset.ReplicaSetController;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Goal: one life of a Deployment (made, updated, scaled, deleted with its Namespace) ends alike wherever the process of the
 * controllers dies. Method: a reference run counts the controllers' writes; then one run for each write, in which the process dies
 * right before that write is answered (done or not, by turns) and a new one starts with nothing in its memory.
 */
class ControllersTogetherTest {
  private static final List<Resource> KINDS =
      List.of(Resource.NAMESPACES, Resource.DEPLOYMENTS, Resource.REPLICA_SETS, Resource.PODS, Resource.CONFIG_MAPS);
  private static final ObjectKey WEB = new ObjectKey("default", "web");

  private final Hosted hosted = new Hosted(KINDS);
  private final MemoryApiServer server = hosted.server;
  private final ApiClient user = new ApiClient(server, new Credential.None(), "user");
  private final List<String> states = new ArrayList<>();
  private ControllerHost host;
  private int writes;
  private boolean died;

  /** Lives through it all; the process dies at the {@code deadly}th write. */
  private List<String> live(int deadly) {
    server.gracefulPods();
    server.refuse(request -> dieAt(request, deadly));
    server.put(Resource.NAMESPACES, Value.obj(
        "metadata", Value.obj("name", "default"), "spec", Value.obj("finalizers", List.of("kubernetes"))));
    startController();
    server.put(Resource.DEPLOYMENTS, Samples.deployment("web", 3));
    settle();
    change(Samples.template("web", "image:2"), "spec", "template");
    settle();
    change(Value.of(5), "spec", "replicas");
    settle();
    user.delete(Resource.DEPLOYMENTS, "default", "web", Value.obj("propagationPolicy", "Foreground"));
    settle();
    server.put(Resource.DEPLOYMENTS, Samples.deployment("web", 2));
    settle();
    user.delete(Resource.NAMESPACES, "", "default", Obj.EMPTY);
    settle();
    return states;
  }

  private void startController() {
    host = hosted.start(
        new DeploymentController(), new ReplicaSetController(), new GarbageCollector(KINDS), new NamespaceController(KINDS));
  }

  private Optional<Obj> dieAt(ApiRequest request, int deadly) {
    boolean counts = request.credential() instanceof Credential.Bearer && !request.path().endsWith("/events");
    if (died || !counts || ++writes != deadly) {
      return Optional.empty();
    }
    died = true;
    host.stop();
    return deadly % 2 == 0 ? Optional.empty() : Optional.of(MemoryApiServer.status(500, "InternalError", "nobody hears this"));
  }

  private void change(Value value, String... path) {
    server.change(Resource.DEPLOYMENTS, WEB, deployment -> deployment.withPath(value, path));
  }

  private void settle() {
    long last = -1;
    for (int i = 0; i < 1000; i++) {
      hosted.loop.advance(Duration.ofSeconds(1));
      if (died && host != null) {
        host = null;
        startController();
      }
      kubelet();
      if (server.revision() == last) {
        states.add(state());
        return;
      }
      last = server.revision();
    }
    throw new AssertionError("does not settle");
  }

  private void kubelet() {
    for (Obj pod : server.all(Resource.PODS)) {
      if (Meta.isTerminating(pod)) {
        server.remove(Resource.PODS, ObjectKey.of(pod));
      } else if (!Conditions.isTrue(pod, "Ready")) {
        server.put(Resource.PODS, Samples.ready(pod, "n1", "2026-01-01T00:00:00Z"));
      }
    }
  }

  private String state() {
    TreeMap<String, String> sets = new TreeMap<>();
    server.all(Resource.REPLICA_SETS).forEach(set -> sets.put(
        set.list("spec", "template", "spec", "containers").getFirst().text("image"),
        set.at("spec", "replicas") + " " + set.text("metadata", "annotations", "deployment.kubernetes.io/revision")));
    List<String> conditions = server.all(Resource.DEPLOYMENTS).stream()
        .flatMap(deployment -> deployment.list("status", "conditions").stream())
        .map(condition -> condition.text("type") + " " + condition.text("reason")).sorted().toList();
    return sets + " pods " + server.all(Resource.PODS).size() + " " + conditions + " namespaces " + server.all(Resource.NAMESPACES).size();
  }

  @Test
  void a_life_ends_alike_wherever_the_controllers_die() {
    ControllersTogetherTest reference = new ControllersTogetherTest();
    List<String> expected = reference.live(0);
    assertThat(expected).containsExactly(
        "{image:1=Int[value=3] 1} pods 3 [Available MinimumReplicasAvailable, Progressing NewReplicaSetAvailable] namespaces 1",
        "{image:1=Int[value=0] 1, image:2=Int[value=3] 2} pods 3 [Available MinimumReplicasAvailable, Progressing NewReplicaSetAvailable] namespaces 1",
        "{image:1=Int[value=0] 1, image:2=Int[value=5] 2} pods 5 [Available MinimumReplicasAvailable, Progressing NewReplicaSetAvailable] namespaces 1",
        "{} pods 0 [] namespaces 1",
        "{image:1=Int[value=2] 1} pods 2 [Available MinimumReplicasAvailable, Progressing NewReplicaSetAvailable] namespaces 1",
        "{} pods 0 [] namespaces 0");

    for (int deadly = 1; deadly <= reference.writes; deadly++) {
      assertThat(new ControllersTogetherTest().live(deadly)).as("dies at write %d", deadly).isEqualTo(expected);
    }
  }

  @Test
  void the_same_run_gives_the_same_trace() {
    ControllersTogetherTest one = new ControllersTogetherTest();
    ControllersTogetherTest other = new ControllersTogetherTest();
    one.live(7);
    other.live(7);

    assertThat(one.hosted.traced).isNotEmpty().isEqualTo(other.hosted.traced);
  }
}
