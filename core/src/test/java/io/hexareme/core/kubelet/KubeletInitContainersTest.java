package io.hexareme.core.kubelet;

import static io.hexareme.core.kubelet.KubeletBench.container;
import static io.hexareme.core.kubelet.KubeletBench.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.runtime.Prober.Outcome;
import io.hexareme.ports.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubeletInitContainersTest {
  private final KubeletBench bench = new KubeletBench().start();

  @Test
  void init_containers_run_one_after_the_other_before_the_rest() {
    bench.submit(pod("web", List.of(container("app")), "initContainers", List.of(container("first"), container("second"))));
    assertThat(bench.state("web", "first")).isEqualTo("running");
    assertThat(bench.state("web", "second")).isEqualTo("waiting:PodInitializing");
    assertThat(bench.state("web", "app")).isEqualTo("waiting:PodInitializing");
    assertThat(bench.condition("web", "Initialized")).isEqualTo("False:ContainersNotInitialized");
    assertThat(bench.phase("web")).isEqualTo("Pending");
    bench.exit("first", 0);
    assertThat(bench.state("web", "first")).isEqualTo("terminated:Completed:0");
    assertThat(bench.state("web", "second")).isEqualTo("running");
    bench.exit("second", 0);
    assertThat(bench.state("web", "app")).isEqualTo("running");
    assertThat(bench.condition("web", "Initialized")).isEqualTo("True");
    assertThat(bench.phase("web")).isEqualTo("Running");
    assertThat(bench.runtime.calls).containsSubsequence("start first", "start second", "start app");
  }

  @Test
  void a_failed_init_container_is_tried_again() {
    bench.submit(pod("web", List.of(container("app")), "initContainers", List.of(container("init"))));
    bench.exit("init", 1);
    bench.exit("init", 1);
    assertThat(bench.state("web", "init")).isEqualTo("waiting:CrashLoopBackOff");
    assertThat(bench.phase("web")).isEqualTo("Pending");
    bench.advance(10);
    bench.exit("init", 0);
    assertThat(bench.state("web", "app")).isEqualTo("running");
  }

  @Test
  void with_policy_never_a_failed_init_container_fails_the_pod() {
    bench.submit(pod("job", List.of(container("app")), "initContainers", List.of(container("init")), "restartPolicy", "Never"));
    bench.exit("init", 1);
    assertThat(bench.phase("job")).isEqualTo("Failed");
    assertThat(bench.runtime.calls).doesNotContain("start app");
  }

  @Test
  void a_restart_of_the_main_container_does_not_run_init_containers_again() {
    bench.submit(pod("web", List.of(container("app")), "initContainers", List.of(container("init"))));
    bench.exit("init", 0);
    bench.exit("app", 1);
    assertThat(bench.state("web", "app")).isEqualTo("running");
    assertThat(bench.runtime.calls.stream().filter("start init"::equals)).hasSize(1);
  }

  @Test
  void a_new_sandbox_does() {
    bench.submit(pod("web", List.of(container("app")), "initContainers", List.of(container("init"))));
    bench.exit("init", 0);
    bench.runtime.loseSandbox();
    bench.loop.runAll();
    assertThat(bench.state("web", "init")).isEqualTo("running");
    assertThat(bench.state("web", "app")).isNotEqualTo("running");
    bench.exit("init", 0);
    assertThat(bench.state("web", "app")).isEqualTo("running");
  }

  @Test
  void a_sidecar_must_have_started_before_the_next_and_runs_beside_the_rest() {
    bench.runtime.health.put("proxy", new Outcome(false, "not yet"));
    Value probe = Value.obj("tcpSocket", Value.obj("port", 80), "periodSeconds", 1, "failureThreshold", 60);
    bench.submit(pod("web", List.of(container("app")), "restartPolicy", "Never",
        "initContainers", List.of(container("proxy", "restartPolicy", "Always", "startupProbe", probe))));
    bench.advance(3);
    assertThat(bench.state("web", "app")).isEqualTo("waiting:PodInitializing");
    bench.runtime.health.clear();
    bench.advance(1);
    assertThat(bench.state("web", "app")).isEqualTo("running");
    bench.exit("proxy", 1);
    assertThat(bench.state("web", "proxy")).isEqualTo("running");
    bench.exit("app", 0);
    assertThat(bench.phase("web")).isEqualTo("Succeeded");
    assertThat(bench.runtime.running()).isZero();
  }

  @Test
  void sidecars_end_after_the_rest_and_in_reverse_order() {
    bench.submit(pod("web", List.of(container("app")),
        "initContainers", List.of(container("a", "restartPolicy", "Always"), container("b", "restartPolicy", "Always"))));
    assertThat(bench.phase("web")).isEqualTo("Running");
    bench.delete("web", 30);
    assertThat(bench.runtime.calls).containsSubsequence("stop app 30s", "stop b 30s", "stop a 30s");
    assertThat(bench.api.get(KubeletBench.PODS + "web").isEmpty()).isTrue();
  }
}
