package io.hexareme.core.kubelet;

import static io.hexareme.core.kubelet.KubeletBench.container;
import static io.hexareme.core.kubelet.KubeletBench.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.node.NodeAgents.LogAnswer;
import io.hexareme.ports.node.NodeAgents.LogRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubeletLogsTest {
  private final KubeletBench bench = new KubeletBench().start();

  private static LogRequest all(String pod, String container) {
    return new LogRequest("default", pod, container, false, false, false, -1, -1, "", -1);
  }

  /** The lines as they are sent, without their ends, or {@code code: message}. */
  private List<String> logs(LogRequest request) {
    return switch (bench.loop.await(bench.kubelet.agent().logs(request))) {
      case LogAnswer.Lines(ApiResponse.Frames frames) -> read(frames);
      case LogAnswer.Refused(int code, String message) -> List.of(code + ": " + message);
    };
  }

  private List<String> read(ApiResponse.Frames frames) {
    StringBuilder text = new StringBuilder();
    List<String> ended = new ArrayList<>();
    frames.start(new ApiResponse.Sink() {
      @Override
      public boolean frame(Body frame) {
        if (frame instanceof Body.Encoded encoded) {
          encoded.pieces().forEach(piece -> text.append(piece.utf8()));
        }
        return true;
      }

      @Override
      public void end() {
        ended.add("(end)");
      }
    });
    bench.loop.runAll();
    List<String> lines = new ArrayList<>(text.toString().lines().toList());
    lines.addAll(ended);
    return lines;
  }

  @Test
  void the_whole_log_its_tail_and_its_newest_part() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.advance(3);
    assertThat(logs(all("web", "app"))).containsExactly("app/0 line 1", "app/0 line 2", "app/0 line 3", "(end)");
    assertThat(logs(new LogRequest("default", "web", "app", false, false, false, 2, -1, "", -1)))
        .containsExactly("app/0 line 2", "app/0 line 3", "(end)");
    assertThat(logs(new LogRequest("default", "web", "app", false, false, false, 0, -1, "", -1))).containsExactly("(end)");
    assertThat(logs(new LogRequest("default", "web", "app", false, false, false, -1, 0, "", -1))).containsExactly("app/0 line 3", "(end)");
    assertThat(logs(new LogRequest("default", "web", "app", false, false, false, -1, -1, "2026-01-01T00:00:02Z", -1)))
        .containsExactly("app/0 line 2", "app/0 line 3", "(end)");
  }

  @Test
  void timestamps_and_a_limit_in_bytes() {
    bench.submit(pod("web", List.of(container("app"))));
    assertThat(logs(new LogRequest("default", "web", "app", false, false, true, 1, -1, "", -1)))
        .containsExactly("2026-01-01T00:00:03.000000000Z app/0 line 3", "(end)");
    assertThat(logs(new LogRequest("default", "web", "app", false, false, false, -1, -1, "", 16)))
        .containsExactly("app/0 line 1", "app", "(end)");
  }

  @Test
  void a_followed_log_stays_open_and_sends_its_tail_once() {
    bench.submit(pod("web", List.of(container("app"))));
    assertThat(logs(new LogRequest("default", "web", "app", true, false, false, 1, -1, "", -1))).containsExactly("app/0 line 3");
  }

  @Test
  void the_previous_instance_has_a_log_of_its_own() {
    bench.submit(pod("web", List.of(container("app"))));
    LogRequest previous = new LogRequest("default", "web", "app", false, true, false, 1, -1, "", -1);
    assertThat(logs(previous)).containsExactly("400: previous terminated container \"app\" in pod \"web\" not found");
    bench.exit("app", 1);
    assertThat(logs(previous)).containsExactly("app/0 line 3", "(end)");
    bench.exit("app", 1);
    assertThat(bench.state("web", "app")).isEqualTo("waiting:CrashLoopBackOff");
    assertThat(logs(previous)).containsExactly("app/1 line 3", "(end)");
    assertThat(logs(new LogRequest("default", "web", "app", false, false, false, 1, -1, "", -1))).containsExactly("app/1 line 3", "(end)");
  }

  @Test
  void where_there_is_no_log_it_says_why() {
    bench.runtime.unpullable.add("app:1");
    bench.submit(pod("web", List.of(container("app"))));
    assertThat(logs(all("web", "app"))).containsExactly("400: container \"app\" in pod \"web\" is waiting to start: image can't be pulled");
    bench.advance(1);
    assertThat(logs(all("web", "app")))
        .containsExactly("400: container \"app\" in pod \"web\" is waiting to start: trying and failing to pull image");
    assertThat(logs(all("web", "other"))).containsExactly("400: container \"other\" in pod \"web\" is not available");
    assertThat(logs(all("nobody", "app"))).containsExactly("404: pod \"nobody\" not found");
    bench.submit(pod("init", List.of(container("main")), "initContainers", List.of(container("first"))));
    assertThat(logs(all("init", "main"))).containsExactly("400: container \"main\" in pod \"init\" is waiting to start: PodInitializing");
  }
}
