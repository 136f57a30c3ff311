package io.hexareme.core.kubelet;

import static io.hexareme.core.kubelet.KubeletBench.container;
import static io.hexareme.core.kubelet.KubeletBench.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.runtime.Prober.Outcome;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubeletProbesTest {
  private static final Obj HTTP = Value.obj("httpGet", Value.obj("port", "http", "path", "/healthz"), "periodSeconds", 5);
  private static final List<Obj> PORTS = List.of(Value.obj("name", "http", "containerPort", 8080));
  private final KubeletBench bench = new KubeletBench().start();

  @Test
  void a_container_is_ready_once_its_readiness_probe_says_so() {
    bench.runtime.health.put("app", new Outcome(false, "HTTP probe failed with statuscode: 503"));
    bench.submit(pod("web", List.of(container("app", "readinessProbe", HTTP, "ports", PORTS))));
    assertThat(bench.phase("web")).isEqualTo("Running");
    assertThat(bench.condition("web", "Ready")).isEqualTo("False:ContainersNotReady");
    assertThat(bench.runtime.calls).contains("http 10.0.0.1:8080/healthz");
    assertThat(bench.api.eventTexts()).contains("Warning Unhealthy Readiness probe failed: HTTP probe failed with statuscode: 503");
    bench.runtime.health.clear();
    bench.advance(5);
    assertThat(bench.condition("web", "Ready")).isEqualTo("True");
    bench.runtime.health.put("app", new Outcome(false, "down"));
    bench.advance(10);
    assertThat(bench.condition("web", "Ready")).as("two failures are not three").isEqualTo("True");
    bench.advance(5);
    assertThat(bench.condition("web", "Ready")).isEqualTo("False:ContainersNotReady");
    assertThat(bench.containerStatus("web", "app").at("restartCount").asInt(-1)).as("readiness kills nobody").isZero();
  }

  @Test
  void a_clock_that_is_set_back_does_not_put_off_the_first_probe() {
    bench.runtime.health.put("app", new Outcome(false, "starting"));
    bench.submit(pod("web", List.of(container("app", "startupProbe", Value.obj("tcpSocket", Value.obj("port", 80), "periodSeconds", 1, "failureThreshold", 30),
        "readinessProbe", HTTP.with("initialDelaySeconds", 3), "ports", PORTS))));
    bench.ahead = Duration.ofDays(-1);
    bench.restart();
    bench.runtime.health.clear();
    bench.advance(10);
    assertThat(bench.condition("web", "Ready")).isEqualTo("True");
  }

  @Test
  void a_container_that_fails_its_liveness_probe_is_killed_and_started_again() {
    bench.submit(pod("web", List.of(container("app", "livenessProbe", Value.obj("exec", Value.obj("command", List.of("check")), "periodSeconds", 2)))));
    bench.runtime.health.put("app", new Outcome(false, "stuck"));
    bench.advance(5);
    assertThat(bench.containerStatus("web", "app").at("restartCount").asInt(-1)).isZero();
    bench.advance(1);
    bench.runtime.health.clear();
    bench.loop.runAll();
    assertThat(bench.containerStatus("web", "app").at("restartCount").asInt(-1)).isEqualTo(1);
    assertThat(bench.state("web", "app")).isEqualTo("running");
    assertThat(bench.api.eventTexts()).contains(
        "Warning Unhealthy Liveness probe failed: stuck", "Normal Killing Container app failed liveness probe, will be restarted");
  }

  @Test
  void until_the_startup_probe_is_through_no_other_is_asked() {
    bench.runtime.health.put("app", new Outcome(false, "starting"));
    Obj startup = Value.obj("tcpSocket", Value.obj("port", 80), "periodSeconds", 1, "failureThreshold", 30);
    bench.submit(pod("web", List.of(container("app", "startupProbe", startup, "livenessProbe", HTTP, "readinessProbe", HTTP, "ports", PORTS))));
    bench.advance(20);
    assertThat(bench.runtime.calls).noneMatch(call -> call.startsWith("http"));
    assertThat(bench.containerStatus("web", "app").at("started").asBool(true)).isFalse();
    bench.runtime.health.clear();
    bench.advance(1);
    assertThat(bench.containerStatus("web", "app").at("started").asBool(false)).isTrue();
    assertThat(bench.condition("web", "Ready")).as("readiness is asked at once").isEqualTo("True");
    assertThat(bench.containerStatus("web", "app").at("restartCount").asInt(-1)).isZero();
  }

  @Test
  void a_container_that_never_starts_up_is_killed() {
    bench.runtime.health.put("app", new Outcome(false, "starting"));
    Obj startup = Value.obj("tcpSocket", Value.obj("port", 80), "periodSeconds", 1, "failureThreshold", 4);
    bench.submit(pod("web", List.of(container("app", "startupProbe", startup))));
    bench.advance(3);
    assertThat(bench.containerStatus("web", "app").at("restartCount").asInt(-1)).isEqualTo(1);
    assertThat(bench.api.eventTexts()).contains("Normal Killing Container app failed startup probe, will be restarted");
  }

  @Test
  void initial_delay_and_success_threshold_are_kept() {
    Obj probe = Value.obj("grpc", Value.obj("port", 9000), "initialDelaySeconds", 7, "periodSeconds", 3, "successThreshold", 2);
    bench.submit(pod("web", List.of(container("app", "readinessProbe", probe))));
    bench.advance(6);
    assertThat(bench.runtime.calls).noneMatch(call -> call.startsWith("grpc"));
    bench.advance(1);
    assertThat(bench.condition("web", "Ready")).isEqualTo("False:ContainersNotReady");
    bench.advance(3);
    assertThat(bench.condition("web", "Ready")).isEqualTo("True");
  }

  @Test
  void readiness_gates_hold_a_pod_back_until_somebody_opens_them() {
    bench.submit(pod("web", List.of(container("app")), "readinessGates", List.of(Value.obj("conditionType", "example.com/lb"))));
    assertThat(bench.condition("web", "ContainersReady")).isEqualTo("True");
    assertThat(bench.condition("web", "Ready")).isEqualTo("False:ReadinessGatesNotReady");
    Obj pod = bench.api.get(KubeletBench.PODS + "web");
    bench.submit(pod.withPath(pod.at("status", "conditions") instanceof Value.Arr conditions
        ? conditions.plus(Value.obj("type", "example.com/lb", "status", "True")) : Value.Null.NULL, "status", "conditions"));
    assertThat(bench.condition("web", "Ready")).isEqualTo("True");
    assertThat(bench.condition("web", "example.com/lb")).isEqualTo("True");
  }
}
