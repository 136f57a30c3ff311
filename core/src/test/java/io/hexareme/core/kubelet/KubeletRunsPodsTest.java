package io.hexareme.core.kubelet;

import static io.hexareme.core.kubelet.KubeletBench.container;
import static io.hexareme.core.kubelet.KubeletBench.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import io.hexareme.ports.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubeletRunsPodsTest {
  private final KubeletBench bench = new KubeletBench().start();

  @Test
  void a_pod_runs_and_says_so_without_any_time_passing() {
    bench.submit(pod("web", List.of(container("nginx"))));
    assertThat(bench.runtime.calls).containsExactly("sandbox web", "pull nginx:1", "create nginx/0", "start nginx");
    assertThat(bench.phase("web")).isEqualTo("Running");
    assertThat(bench.state("web", "nginx")).isEqualTo("running");
    assertThat(bench.condition("web", "Ready")).isEqualTo("True");
    assertThat(bench.condition("web", "ContainersReady")).isEqualTo("True");
    assertThat(bench.condition("web", "Initialized")).isEqualTo("True");
    assertThat(bench.condition("web", "PodReadyToStartContainers")).isEqualTo("True");
    assertThat(bench.status("web").text("podIP")).isEqualTo("10.0.0.1");
    assertThat(bench.status("web").text("hostIP")).isEqualTo("192.168.0.1");
    assertThat(bench.status("web").text("startTime")).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(bench.status("web").text("qosClass")).isEqualTo("BestEffort");
    Value status = bench.containerStatus("web", "nginx");
    assertThat(status.text("containerID")).isEqualTo("tiny://c2");
    assertThat(status.text("imageID")).isEqualTo("nginx:1@sha256:1");
    assertThat(status.at("restartCount").asInt(-1)).isZero();
    assertThat(status.at("started").asBool(false)).isTrue();
    assertThat(bench.api.phases).startsWith("web Pending").endsWith("web Running");
  }

  @Test
  void its_events_are_worded_as_kubernetes_words_them() {
    bench.submit(pod("web", List.of(container("nginx"))));
    assertThat(bench.api.eventTexts()).containsSubsequence(
        "Normal Pulling Pulling image \"nginx:1\"",
        "Normal Pulled Successfully pulled image \"nginx:1\" in 0s (0s including waiting)",
        "Normal Created Created container: nginx",
        "Normal Started Started container nginx");
    Value started = bench.api.events.getLast();
    assertThat(started.text("involvedObject", "fieldPath")).isEqualTo("spec.containers{nginx}");
    assertThat(started.text("source", "component")).isEqualTo("kubelet");
    assertThat(started.text("source", "host")).isEqualTo("node-1");
  }

  @Test
  void once_it_runs_nothing_is_written_any_more() {
    bench.submit(pod("web", List.of(container("nginx"))));
    bench.api.requests.clear();
    bench.advance(35);
    assertThat(bench.api.requests).noneMatch(request -> request.contains("/pods"));
  }

  @Test
  void a_pod_that_the_api_server_forgets_is_stopped_and_removed() {
    bench.submit(pod("web", List.of(container("nginx"))));
    bench.api.remove(KubeletBench.PODS + "web");
    bench.loop.runAll();
    assertThat(bench.runtime.all()).isEmpty();
    assertThat(bench.runtime.calls).containsSubsequence("stop nginx 30s", "stop-sandbox s1", "remove c2", "remove-sandbox s1");
  }

  @Test
  void what_an_old_listing_does_not_show_yet_is_not_done_again() {
    bench.runtime.stale = new Listing(List.of(), List.of());
    bench.submit(pod("web", List.of(container("nginx"))));
    bench.advance(20);
    assertThat(bench.runtime.calls).containsExactly("sandbox web");
    bench.runtime.stale = null;
    bench.advance(20);
    assertThat(bench.runtime.calls).containsExactly("sandbox web", "pull nginx:1", "create nginx/0", "start nginx");
    assertThat(bench.phase("web")).isEqualTo("Running");
  }
}
