package io.hexareme.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpFailure;
import io.hexareme.ports.http.HttpReply;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A web server as a Deployment, a Service and a client, all of them functions: what a user's test looks like. */
class ImagesTest {
  private static final String SHOP = """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: greeting}
      data: {text: hello}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 3
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
            - name: web
              image: acme/web:1
              readinessProbe: {httpGet: {path: /healthz, port: 8080}, periodSeconds: 1}
              volumeMounts: [{name: greeting, mountPath: /etc/greeting}]
            volumes: [{name: greeting, configMap: {name: greeting}}]
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {type: NodePort, selector: {app: web}, ports: [{port: 80, targetPort: 8080, nodePort: 30080}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: client}
      spec: {restartPolicy: Never, containers: [{name: client, image: acme/client}]}
      """;

  private final List<String> heard = new CopyOnWriteArrayList<>();

  static List<ClusterOptions> worlds() {
    return List.of(ClusterOptions.VIRTUAL.nodes(2), ClusterOptions.WALL_CLOCK);
  }

  private void register(TestCluster cluster) {
    cluster.images()
        .image("acme/web", ctx -> ctx.serve(8080, call -> call.path().equals("/healthz")
            ? HttpReply.of(204)
            : HttpReply.ok(ctx.file("/etc/greeting/text").orElse("?") + " from " + ctx.pod())))
        .image("acme/client", ctx -> ctx.every(Duration.ofMillis(100), () -> ctx.http("http://web.default.svc.cluster.local/")
            .whenComplete((reply, failure) -> {
              heard.add(failure == null ? reply.text() : failure.getMessage());
              if (heard.stream().filter(text -> text.startsWith("hello")).count() >= 60) {
                ctx.exit(0);
              }
            })));
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void a_client_reaches_all_pods_of_a_deployment_by_the_name_of_their_service(ClusterOptions options) {
    try (TestCluster cluster = options.start()) {
      register(cluster);
      cluster.time().runUntil(() -> !cluster.admin().get("serviceaccount", "default").isNull(), Duration.ofMinutes(1));
      cluster.admin().apply(SHOP);
      assertThat(cluster.time().runUntil(
          () -> cluster.admin().get("pod", "client").text("status", "phase").equals("Succeeded"), Duration.ofMinutes(1))).isTrue();
      Set<String> answers = heard.stream().filter(text -> text.startsWith("hello")).collect(Collectors.toSet());
      assertThat(answers).hasSize(3).allMatch(answer -> answer.startsWith("hello from web-"));
      assertThat(cluster.http(HttpCall.get("http://10.0.0.1:30080/")).text()).startsWith("hello from web-");
      assertThatThrownBy(() -> cluster.http(HttpCall.get("http://10.0.0.1:30081/"))).isInstanceOf(HttpFailure.class).hasMessageContaining("connection refused");
    }
  }

  @org.junit.jupiter.api.Test
  void what_images_do_stays_over_a_reset() {
    try (TestCluster cluster = ClusterOptions.VIRTUAL.start()) {
      cluster.images().image("acme/once", ctx -> ctx.exit(7));
      cluster.reset();
      cluster.time().runUntil(() -> !cluster.admin().get("serviceaccount", "default").isNull(), Duration.ofMinutes(1));
      cluster.admin().apply("""
          apiVersion: v1
          kind: Pod
          metadata: {name: once}
          spec: {restartPolicy: Never, containers: [{name: once, image: acme/once}]}
          """);
      assertThat(cluster.time().runUntil(
          () -> cluster.admin().get("pod", "once").text("status", "phase").equals("Failed"), Duration.ofMinutes(1))).isTrue();
    }
  }
}
