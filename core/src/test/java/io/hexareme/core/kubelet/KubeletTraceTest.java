package io.hexareme.core.kubelet;

import static io.hexareme.core.kubelet.KubeletBench.container;
import static io.hexareme.core.kubelet.KubeletBench.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.trace.TraceEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubeletTraceTest {
  private final KubeletBench bench = new KubeletBench().start();

  @Test
  void every_runtime_call_names_the_sync_that_led_to_it_and_the_sync_the_revision() {
    bench.submit(pod("web", List.of(container("app"))));
    TraceEvent start = bench.trace.stream().filter(event -> event.action().equals("start-container")).findFirst().orElseThrow();
    assertThat(start.component()).isEqualTo("runtime/node-1");
    assertThat(start.subject()).isEqualTo("Pod default/web");
    TraceEvent sync = bench.trace.stream().filter(event -> event.span().equals(start.cause())).findFirst().orElseThrow();
    assertThat(sync.component()).isEqualTo("kubelet/node-1");
    assertThat(sync.action()).isEqualTo("sync");
    assertThat(sync.cause()).isEqualTo("revision:" + sync.revision());
    assertThat(sync.revision()).isBetween(1L, Meta.revision(bench.api.get(KubeletBench.PODS + "web")));
    assertThat(bench.trace.stream().map(TraceEvent::action)).containsSubsequence("sync", "run-sandbox", "sync", "pull-image", "create-container", "start-container", "sync");
  }

  @Test
  void a_quiet_node_leaves_no_trace() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.trace.clear();
    bench.advance(600);
    assertThat(bench.trace).isEmpty();
  }

  @Test
  void a_call_that_fails_says_why() {
    bench.runtime.unpullable.add("app:1");
    bench.submit(pod("web", List.of(container("app"))));
    assertThat(bench.trace).anySatisfy(event -> {
      assertThat(event.action()).isEqualTo("pull-image failed");
      assertThat(event.details()).containsEntry("error", "no such image: app:1");
    });
  }

  @Test
  void a_container_that_exits_is_told_of_and_is_the_cause_of_what_is_done_about_it() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.trace.clear();
    bench.exit("app", 137);
    TraceEvent exit = bench.trace.getFirst();
    assertThat(exit.component()).isEqualTo("runtime/node-1");
    assertThat(exit.action()).isEqualTo("container-exited");
    assertThat(exit.cause()).isEmpty();
    assertThat(exit.details()).containsEntry("container", "app").containsEntry("exitCode", "137");
    assertThat(bench.trace.get(1).action()).isEqualTo("sync");
    assertThat(bench.trace.get(1).cause()).isEqualTo(exit.span());
    assertThat(bench.trace.getLast().cause()).startsWith("revision:");
  }
}
