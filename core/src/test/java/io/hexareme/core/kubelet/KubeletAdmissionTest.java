package io.hexareme.core.kubelet;

import static io.hexareme.core.kubelet.KubeletBench.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KubeletAdmissionTest {
  private final KubeletBench bench = new KubeletBench();

  private static Obj wanting(String cpu) {
    return KubeletBench.container("app", "resources", Value.obj("requests", Value.obj("cpu", cpu)));
  }

  @Test
  void a_pod_that_does_not_fit_any_more_has_failed() {
    bench.config = bench.config.withCapacity("cpu", "1");
    bench.start();
    bench.submit(pod("one", List.of(wanting("600m"))));
    bench.submit(pod("two", List.of(wanting("500m"))));
    assertThat(bench.phase("one")).isEqualTo("Running");
    assertThat(bench.phase("two")).isEqualTo("Failed");
    assertThat(bench.status("two").text("reason")).isEqualTo("OutOfcpu");
    assertThat(bench.status("two").text("message"))
        .isEqualTo("Pod was rejected: Node didn't have enough resource: cpu, requested: 500, used: 600, capacity: 1000");
    assertThat(bench.api.eventTexts())
        .contains("Warning OutOfcpu Node didn't have enough resource: cpu, requested: 500, used: 600, capacity: 1000");
    assertThat(bench.runtime.calls).doesNotContain("sandbox two");
  }

  @Test
  void room_that_a_pod_leaves_is_there_for_the_next() {
    bench.config = bench.config.withCapacity("cpu", "1");
    bench.start();
    bench.submit(pod("one", List.of(wanting("600m")), "restartPolicy", "Never"));
    bench.exit("app", 0);
    bench.submit(pod("two", List.of(wanting("500m"))));
    assertThat(bench.phase("two")).isEqualTo("Running");
  }

  @Test
  void a_restarted_kubelet_does_not_throw_out_what_runs() {
    bench.config = bench.config.withCapacity("cpu", "1");
    bench.start();
    bench.submit(pod("one", List.of(wanting("1"))));
    bench.restart();
    assertThat(bench.phase("one")).isEqualTo("Running");
  }

  @Test
  void more_pods_than_the_node_takes_are_turned_away() {
    bench.config = bench.config.withCapacity("pods", "1");
    bench.start();
    bench.submit(pod("one", List.of(KubeletBench.container("a"))));
    bench.submit(pod("two", List.of(KubeletBench.container("b"))));
    assertThat(bench.status("two").text("reason")).isEqualTo("OutOfpods");
  }

  @Test
  void a_pod_that_wants_another_node_is_turned_away() {
    bench.config = bench.config.withLabels(Map.of("disk", "hdd"));
    bench.start();
    bench.submit(pod("one", List.of(KubeletBench.container("a")), "nodeSelector", Map.of("disk", "ssd")));
    assertThat(bench.phase("one")).isEqualTo("Failed");
    assertThat(bench.status("one").text("reason")).isEqualTo("NodeAffinity");
  }

  @Test
  void a_label_put_on_the_node_a_moment_ago_counts() {
    bench.start();
    bench.api.put("/api/v1/nodes/node-1", bench.api.get("/api/v1/nodes/node-1").withPath(Value.of("ssd"), "metadata", "labels", "disk"));
    bench.submit(pod("one", List.of(KubeletBench.container("a")), "nodeSelector", Map.of("disk", "ssd")));
    assertThat(bench.phase("one")).isEqualTo("Running");
  }

  @Test
  void a_pod_turned_away_can_be_deleted() {
    bench.config = bench.config.withCapacity("pods", "0");
    bench.start();
    bench.submit(pod("one", List.of(KubeletBench.container("a"))));
    bench.delete("one", 30);
    assertThat(bench.api.get(KubeletBench.PODS + "one").isEmpty()).isTrue();
  }
}
