package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.explanation.ClusterExplainer;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.explanation.Explainer.Answer;
import io.hexareme.ports.trace.Trace.Recorded;
import io.hexareme.ports.trace.TraceEvent;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** From any effect the trace leads back, cause by cause, to the request that began it; and from a stop to the component that stopped. */
class CausalChainTest {
  private static final String USER = "kubectl-1";

  private static Obj deployment(String... containerFields) {
    Obj container = Value.obj("name", "web", "image", "nginx:1.27");
    for (int i = 0; i < containerFields.length; i += 2) {
      container = container.withPath(Value.of(containerFields[i + 1]), containerFields[i].split("\\."));
    }
    return Value.obj(
        "kind", "Deployment",
        "apiVersion", "apps/v1",
        "metadata", Value.obj("name", "web", "namespace", "default"),
        "spec", Value.obj(
            "replicas", 1,
            "selector", Value.obj("matchLabels", Value.obj("app", "web")),
            "template", Value.obj(
                "metadata", Value.obj("labels", Value.obj("app", "web")),
                "spec", Value.obj("containers", List.of(container)))));
  }

  private static List<TraceEvent> run(SimulatedCluster cluster, Obj deployment) {
    cluster.world().advance(Duration.ofSeconds(5));
    ApiClient user = cluster.admin().because(USER);
    cluster.await(user.create(Resource.DEPLOYMENTS, deployment));
    cluster.world().advance(Duration.ofMinutes(1));
    return cluster.trace().since(0).stream().map(Recorded::event).toList();
  }

  /** The components from the event back to the user's request, {@code apiserver} for each write between them. */
  private static List<String> wayBack(List<TraceEvent> trace, TraceEvent effect) {
    List<String> way = new ArrayList<>(List.of(effect.component()));
    String cause = effect.cause();
    while (!cause.equals(USER)) {
      String wanted = cause;
      Predicate<TraceEvent> isCause = wanted.startsWith("revision:")
          ? event -> event.action().equals("store") && wanted.equals("revision:" + event.revision())
          : event -> event.span().equals(wanted);
      Optional<TraceEvent> found = trace.stream().filter(isCause).findFirst();
      assertThat(found).as("the cause " + wanted + " of " + way).isPresent();
      way.add(found.get().component());
      cause = found.get().cause();
      assertThat(way).as("no circle").hasSizeLessThan(40);
    }
    return way;
  }

  @Test
  void a_container_that_starts_leads_back_to_the_request_through_every_component() {
    List<TraceEvent> trace = run(SimulatedCluster.start(7, 1), deployment());
    TraceEvent start = trace.stream()
        .filter(event -> event.action().equals("start-container") && event.subject().startsWith("Pod default/web-")).findFirst().orElseThrow();
    List<String> way = wayBack(trace, start);
    assertThat(way).startsWith("runtime/node-1", "kubelet/node-1", "apiserver");
    assertThat(way).endsWith("apiserver", "scheduler", "apiserver", "replicaset-controller", "apiserver", "deployment-controller", "apiserver");
  }

  @Test
  void the_status_that_says_available_leads_back_down_to_the_kubelet() {
    List<TraceEvent> trace = run(SimulatedCluster.start(8, 1), deployment());
    TraceEvent last = trace.stream()
        .filter(event -> event.action().equals("store") && event.subject().equals("Deployment default/web")).toList().getLast();
    List<String> way = wayBack(trace, last);
    assertThat(way).startsWith("apiserver", "deployment-controller", "apiserver", "replicaset-controller", "apiserver");
    assertThat(way).containsSubsequence("replicaset-controller", "kubelet/node-1", "scheduler", "replicaset-controller", "deployment-controller");
  }

  private static String verdict(SimulatedCluster cluster, String kind, String name) {
    Answer answer = cluster.await(new ClusterExplainer(cluster.admin(), cluster.world().clock()).explain(kind, name, "default"));
    return ((Answer.Explained) answer).explanation().verdict();
  }

  @Test
  void what_works_is_explained_as_desired() {
    SimulatedCluster cluster = SimulatedCluster.start(9, 1);
    run(cluster, deployment());
    assertThat(verdict(cluster, "deployment", "web")).isEqualTo("deployment/web is as desired: 1 of 1 replica available");
    assertThat(verdict(cluster, "node", "node-1")).startsWith("node/node-1 is as desired: ready, last heartbeat at ");
  }

  @Test
  void a_pod_that_fits_nowhere_is_the_schedulers_to_explain() {
    SimulatedCluster cluster = SimulatedCluster.start(10, 1);
    run(cluster, deployment("resources.requests.cpu", "1000"));
    assertThat(verdict(cluster, "deployment", "web"))
        .startsWith("deployment/web is waiting for the scheduler: 0/1 nodes are available: 1 Insufficient cpu.");
  }

  @Test
  void each_component_that_is_not_there_is_named() {
    SimulatedCluster noControllers = SimulatedCluster.controlPlane(ClusterShape.of(11, 1));
    run(noControllers, deployment());
    assertThat(verdict(noControllers, "deployment", "web")).isEqualTo("deployment/web is waiting for the deployment-controller: "
        + "it has not seen generation 1 yet, only 0; the trace shows no sign of it");

    SimulatedCluster noScheduler = SimulatedCluster.controlPlane(ClusterShape.of(12, 1));
    noScheduler.startControllers();
    run(noScheduler, deployment());
    assertThat(verdict(noScheduler, "deployment", "web"))
        .isEqualTo("deployment/web is waiting for the scheduler: no decision about the Pod yet; the trace shows no sign of it");

    SimulatedCluster noKubelet = SimulatedCluster.start(13, 1);
    noKubelet.world().advance(Duration.ofSeconds(5));
    noKubelet.stopKubelet("node-1");
    run(noKubelet, deployment());
    assertThat(verdict(noKubelet, "deployment", "web")).contains("kubelet on node-1");
  }
}
