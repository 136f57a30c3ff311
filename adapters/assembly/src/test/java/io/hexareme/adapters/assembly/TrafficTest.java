package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Functions as containers behind a Service, in a whole cluster in virtual time. */
class TrafficTest {
  private static final Obj READINESS = Value.obj("httpGet", Value.obj("path", "/ready", "port", 8080), "periodSeconds", 1, "failureThreshold", 1);

  private final SimulatedCluster cluster = SimulatedCluster.start(5, 2);
  private final List<String> seen = new ArrayList<>();
  private final Map<String, Boolean> ready = new TreeMap<>();

  private void create(Resource resource, Obj object) {
    assertThat(cluster.await(cluster.admin().create(resource, object))).isInstanceOf(Result.Ok.class);
  }

  private static Obj meta(String name) {
    return Value.obj("name", name, "namespace", "default", "labels", Value.obj("app", name));
  }

  private static Obj pod(String name, String image) {
    return Value.obj("kind", "Pod", "apiVersion", "v1", "metadata", meta(name),
        "spec", Value.obj("containers", List.of(Value.obj("name", "main", "image", image))));
  }

  private void deployAndAsk() {
    cluster.world().advance(Duration.ofSeconds(5));
    cluster.images().image("acme/web", ctx -> ctx.serve(8080, call -> call.path().equals("/ready")
        ? HttpReply.of(ready.getOrDefault(ctx.pod(), true) ? 200 : 503)
        : HttpReply.ok("I am " + ctx.pod())));
    cluster.images().image("acme/client", ctx -> ctx.every(Duration.ofSeconds(1), () -> ctx.http("http://web/")
        .whenComplete((reply, failure) -> seen.add(failure == null ? reply.text() : failure.getMessage()))));
    create(Resource.DEPLOYMENTS, Value.obj("kind", "Deployment", "apiVersion", "apps/v1", "metadata", meta("web"), "spec", Value.obj(
        "replicas", 3, "selector", Value.obj("matchLabels", Value.obj("app", "web")),
        "template", Value.obj("metadata", Value.obj("labels", Value.obj("app", "web")), "spec", Value.obj("containers", List.of(
            Value.obj("name", "web", "image", "acme/web", "readinessProbe", READINESS)))))));
    create(Resource.SERVICES, Value.obj("kind", "Service", "apiVersion", "v1", "metadata", meta("web"), "spec", Value.obj(
        "type", "NodePort", "selector", Value.obj("app", "web"), "ports", List.of(Value.obj("port", 80, "targetPort", 8080, "nodePort", 30080)))));
    create(Resource.PODS, pod("client", "acme/client"));
  }

  private List<String> answersIn(Duration time) {
    seen.clear();
    cluster.world().advance(time);
    return List.copyOf(seen);
  }

  @Test
  void a_client_reaches_every_pod_of_a_service_by_its_name() {
    deployAndAsk();
    answersIn(Duration.ofSeconds(10));
    List<String> answers = answersIn(Duration.ofMinutes(1));
    assertThat(answers).hasSizeBetween(59, 61).allMatch(answer -> answer.startsWith("I am web-"));
    assertThat(answers.stream().distinct()).hasSize(3);
  }

  @Test
  void a_pod_that_is_not_ready_gets_no_traffic_and_none_at_all_is_a_refusal() {
    deployAndAsk();
    answersIn(Duration.ofSeconds(10));
    String sick = answersIn(Duration.ofMinutes(1)).getFirst();
    ready.put(sick.substring("I am ".length()), false);
    answersIn(Duration.ofSeconds(5));
    List<String> answers = answersIn(Duration.ofMinutes(1));
    assertThat(answers).doesNotContain(sick).allMatch(answer -> answer.startsWith("I am web-"));
    assertThat(answers.stream().distinct()).hasSize(2);
    answers.forEach(answer -> ready.put(answer.substring("I am ".length()), false));
    answersIn(Duration.ofSeconds(5));
    assertThat(answersIn(Duration.ofSeconds(5))).isNotEmpty().allMatch(answer -> answer.endsWith(":80: connect: connection refused"));
  }

  @Test
  void from_outside_a_service_is_reached_by_a_port_of_any_node() {
    deployAndAsk();
    cluster.world().advance(Duration.ofSeconds(10));
    for (String node : List.of("10.0.0.1", "10.0.0.2")) {
      assertThat(cluster.await(cluster.http(HttpCall.get("http://" + node + ":30080/"))).text()).startsWith("I am web-");
    }
  }

  @Test
  void one_seed_sends_the_same_requests_to_the_same_pods() {
    deployAndAsk();
    List<String> first = answersIn(Duration.ofMinutes(1));
    TrafficTest again = new TrafficTest();
    again.deployAndAsk();
    assertThat(again.answersIn(Duration.ofMinutes(1))).isEqualTo(first);
  }

  @Test
  void a_machine_that_is_cut_off_neither_asks_nor_answers() {
    deployAndAsk();
    answersIn(Duration.ofSeconds(10));
    String machine = ((Result.Ok) cluster.await(cluster.admin().get(Resource.PODS, "default", "client"))).object().text("spec", "nodeName");
    cluster.nodes().cutOff(machine, true);
    answersIn(Duration.ofSeconds(15));
    assertThat(answersIn(Duration.ofSeconds(20))).as("only what is on the same machine answers").allMatch(answer -> !answer.startsWith("I am") || onMachine(answer, machine));
    cluster.nodes().cutOff(machine, false);
    answersIn(Duration.ofSeconds(40));
    assertThat(answersIn(Duration.ofSeconds(20))).isNotEmpty().allMatch(answer -> answer.startsWith("I am web-"));
  }

  private boolean onMachine(String answer, String machine) {
    return ((Result.Ok) cluster.await(cluster.admin().get(Resource.PODS, "default", answer.substring("I am ".length())))).object()
        .text("spec", "nodeName").equals(machine);
  }
}
