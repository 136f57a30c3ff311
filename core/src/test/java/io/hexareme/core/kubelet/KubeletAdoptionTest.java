package io.hexareme.core.kubelet;

import static io.hexareme.core.kubelet.KubeletBench.container;
import static io.hexareme.core.kubelet.KubeletBench.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class KubeletAdoptionTest {
  private final KubeletBench bench = new KubeletBench().start();

  @Test
  void a_new_kubelet_takes_over_what_runs_without_touching_it() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.exit("app", 1);
    String id = bench.runtime.container("app").id();
    bench.runtime.calls.clear();
    bench.restart();
    bench.advance(30);
    assertThat(bench.runtime.calls).isEmpty();
    assertThat(bench.runtime.container("app").id()).isEqualTo(id);
    assertThat(bench.containerStatus("web", "app").at("restartCount").asInt(0)).isEqualTo(1);
    bench.exit("app", 1);
    assertThat(bench.containerStatus("web", "app").at("restartCount").asInt(0)).as("the count goes on").isEqualTo(2);
  }

  @Test
  void what_runs_for_no_pod_of_the_api_is_stopped() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.kubelet.stop();
    bench.api.remove(KubeletBench.PODS + "web");
    bench.loop.runAll();
    assertThat(bench.runtime.running()).isEqualTo(1);
    bench.start();
    assertThat(bench.runtime.all()).isEmpty();
  }

  @Test
  void a_pod_that_the_first_list_did_not_show_yet_is_run_when_it_appears() {
    bench.submit(pod("web", List.of(container("app"))));
    Value.Obj web = bench.api.get(KubeletBench.PODS + "web");
    bench.kubelet.stop();
    bench.api.remove(KubeletBench.PODS + "web");
    bench.loop.runAll();
    bench.start();
    assertThat(bench.runtime.all()).isEmpty();
    bench.submit(web);
    bench.advance(30);
    assertThat(bench.runtime.running()).isEqualTo(1);
  }

  @Test
  void a_container_that_was_created_and_never_started_is_no_restart() {
    bench.api.put(KubeletBench.PODS + "web", pod("web", List.of(container("app"))));
    while (bench.runtime.calls.stream().noneMatch(call -> call.startsWith("create app"))) {
      bench.loop.awaitUntil(new OneTurn());
    }
    bench.kubelet.stop();
    bench.start();
    bench.advance(10);
    assertThat(bench.phase("web")).isEqualTo("Running");
    assertThat(bench.containerStatus("web", "app").at("restartCount").asInt(-1)).isZero();
  }

  @Test
  void a_status_that_met_a_conflict_is_written_again() {
    bench.api.conflicts = 3;
    bench.submit(pod("web", List.of(container("app"))));
    bench.advance(30);
    assertThat(bench.phase("web")).isEqualTo("Running");
  }

  @Test
  void as_long_as_the_api_server_does_not_answer_nothing_is_stopped() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.api.down = true;
    bench.restart();
    bench.advance(3600);
    assertThat(bench.runtime.running()).isEqualTo(1);
    bench.api.down = false;
    bench.advance(30);
    assertThat(bench.runtime.running()).isEqualTo(1);
    assertThat(bench.phase("web")).isEqualTo("Running");
  }

  @Test
  void with_the_api_server_down_containers_are_still_put_back() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.api.down = true;
    bench.exit("app", 1);
    assertThat(bench.runtime.running()).isEqualTo(1);
    bench.api.down = false;
    bench.advance(30);
    assertThat(bench.containerStatus("web", "app").at("restartCount").asInt(0)).isEqualTo(1);
  }

  @Test
  void a_pod_that_has_ended_is_never_started_again() {
    for (String phase : List.of("Succeeded", "Failed")) {
      bench.submit(pod("old-" + phase.toLowerCase(Locale.ROOT), List.of(container("app")))
          .with("status", Value.obj("phase", phase)));
    }
    bench.restart();
    bench.advance(60);
    assertThat(bench.runtime.calls).isEmpty();
    assertThat(bench.phase("old-failed")).isEqualTo("Failed");
    assertThat(bench.phase("old-succeeded")).isEqualTo("Succeeded");
  }

  @Test
  void a_pod_that_somebody_else_declared_failed_is_stopped() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.submit(bench.api.get(KubeletBench.PODS + "web").withPath(Value.of("Failed"), "status", "phase"));
    assertThat(bench.runtime.running()).isZero();
    assertThat(bench.phase("web")).isEqualTo("Failed");
  }

  @Test
  void a_condition_that_somebody_else_turned_is_turned_back() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.advance(40);
    Value.Obj pod = bench.api.get(KubeletBench.PODS + "web");
    bench.submit(pod.withPath(Conditions.set(pod.at("status", "conditions"),
        Value.obj("type", "Ready", "status", "False"), "2026-01-01T00:00:40Z"), "status", "conditions"));
    assertThat(bench.condition("web", "Ready")).isEqualTo("True");
  }

  @Test
  void a_status_that_the_api_server_finds_invalid_holds_up_nothing() {
    bench.api.refuseStatus = true;
    bench.submit(pod("web", List.of(container("app"))));
    assertThat(bench.runtime.running()).isEqualTo(1);
    bench.api.requests.clear();
    bench.advance(600);
    assertThat(bench.api.requests).noneMatch(request -> request.contains("/pods/"));
    bench.delete("web", 5);
    assertThat(bench.api.get(KubeletBench.PODS + "web").isEmpty()).isTrue();
    assertThat(bench.trace).anyMatch(event -> event.action().equals("sync failed") && event.details().containsValue("Invalid"));
  }
}
