package io.hexareme.core.kubelet;

import static io.hexareme.core.kubelet.KubeletBench.container;
import static io.hexareme.core.kubelet.KubeletBench.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeletRestartsTest {
  private final KubeletBench bench = new KubeletBench().start();

  @ParameterizedTest
  @CsvSource({
    "Always,    0, Running,   running",
    "Always,    3, Running,   running",
    "OnFailure, 0, Succeeded, terminated:Completed:0",
    "OnFailure, 3, Running,   running",
    "Never,     0, Succeeded, terminated:Completed:0",
    "Never,     3, Failed,    terminated:Error:3",
  })
  void what_follows_an_exit_is_the_restart_policys_word(String policy, int code, String phase, String state) {
    bench.submit(pod("job", List.of(container("app")), "restartPolicy", policy));
    bench.exit("app", code);
    assertThat(bench.phase("job")).isEqualTo(phase);
    assertThat(bench.state("job", "app")).isEqualTo(state);
  }

  @Test
  void a_container_killed_by_hand_is_put_back_at_once() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.exit("app", 137);
    assertThat(bench.runtime.running()).isEqualTo(1);
    Value status = bench.containerStatus("web", "app");
    assertThat(status.at("restartCount").asInt(0)).isEqualTo(1);
    assertThat(status.at("lastState", "terminated", "exitCode").asInt(0)).isEqualTo(137);
    assertThat(status.text("lastState", "terminated", "reason")).isEqualTo("Error");
  }

  @Test
  void a_container_removed_by_hand_is_put_back_and_its_end_is_told_as_unknown() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.runtime.vanish("app");
    bench.loop.runAll();
    assertThat(bench.state("web", "app")).isEqualTo("running");
    Value status = bench.containerStatus("web", "app");
    assertThat(status.at("restartCount").asInt(0)).isEqualTo(1);
    assertThat(status.text("lastState", "terminated", "reason")).isEqualTo("ContainerStatusUnknown");
  }

  @Test
  void a_sandbox_lost_is_made_again_with_all_containers() {
    bench.submit(pod("web", List.of(container("app"), container("helper"))));
    String ip = bench.status("web").text("podIP");
    bench.runtime.loseSandbox();
    bench.loop.runAll();
    assertThat(bench.runtime.running()).isEqualTo(2);
    assertThat(bench.phase("web")).isEqualTo("Running");
    assertThat(bench.status("web").text("podIP")).isNotEqualTo(ip);
    assertThat(bench.status("web").list("podIPs")).hasSize(1);
    assertThat(bench.api.eventTexts()).contains("Normal SandboxChanged Pod sandbox changed, it will be killed and re-created.");
  }

  @Test
  void nobody_waits_for_an_end_that_is_yet_to_come_since_the_clock_was_set_back() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.exit("app", 1);
    bench.exit("app", 1);
    assertThat(bench.state("web", "app")).isEqualTo("waiting:CrashLoopBackOff");
    bench.ahead = Duration.ofDays(-1);
    bench.advance(11);
    assertThat(bench.state("web", "app")).isEqualTo("running");
  }

  @Test
  void who_crashes_again_and_again_waits_longer_and_longer() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.exit("app", 1);
    assertThat(bench.state("web", "app")).isEqualTo("running");
    for (int wait : new int[] {10, 20, 40, 80, 160, 300, 300}) {
      bench.exit("app", 1);
      assertThat(bench.state("web", "app")).isEqualTo("waiting:CrashLoopBackOff");
      bench.advance(wait - 1);
      assertThat(bench.state("web", "app")).as("just before " + wait + " s").isEqualTo("waiting:CrashLoopBackOff");
      bench.advance(1);
      assertThat(bench.state("web", "app")).as("after " + wait + " s").isEqualTo("running");
    }
    assertThat(bench.containerStatus("web", "app").at("restartCount").asInt(0)).isEqualTo(8);
  }

  @Test
  void a_crash_loop_is_told_in_kubernetes_words() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.exit("app", 1);
    bench.exit("app", 7);
    Value status = bench.containerStatus("web", "app");
    assertThat(status.text("state", "waiting", "message"))
        .isEqualTo("back-off 10s restarting failed container=app pod=web_default(uid-web)");
    assertThat(status.at("lastState", "terminated", "exitCode").asInt(0)).isEqualTo(7);
    assertThat(status.at("started").asBool(true)).isFalse();
    assertThat(bench.phase("web")).isEqualTo("Running");
    assertThat(bench.condition("web", "Ready")).isEqualTo("False:ContainersNotReady");
    assertThat(bench.status("web").list("conditions").stream().filter(c -> c.text("type").equals("Ready")).findFirst().orElseThrow().text("message"))
        .isEqualTo("containers with unready status: [app]");
    assertThat(bench.api.eventTexts()).contains("Warning BackOff Back-off restarting failed container app in pod web_default(uid-web)");
  }

  @Test
  void ten_minutes_of_running_are_forgiveness() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.exit("app", 1);
    bench.exit("app", 1);
    bench.advance(10);
    bench.advance(601);
    bench.exit("app", 1);
    assertThat(bench.state("web", "app")).isEqualTo("running");
    bench.exit("app", 1);
    assertThat(bench.containerStatus("web", "app").text("state", "waiting", "message")).startsWith("back-off 10s ");
  }

  @Test
  void a_changed_image_replaces_the_container() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.submit(bench.api.get(KubeletBench.PODS + "web").withPath(Value.array(container("app", "image", "app:2")), "spec", "containers"));
    assertThat(bench.state("web", "app")).isEqualTo("running");
    assertThat(bench.containerStatus("web", "app").text("image")).isEqualTo("app:2");
    assertThat(bench.runtime.container("app").config().image()).isEqualTo("app:2");
    assertThat(bench.runtime.running()).isEqualTo(1);
    assertThat(bench.api.eventTexts()).contains("Normal Killing Container app definition changed, will be restarted");
  }

  @Test
  void of_ended_instances_only_the_last_two_are_kept() {
    bench.submit(pod("web", List.of(container("app"))));
    for (int i = 0; i < 6; i++) {
      bench.exit("app", 1);
      bench.advance(300);
    }
    assertThat(bench.runtime.all().size()).isLessThanOrEqualTo(3);
  }

  @Test
  void a_pod_that_was_active_for_too_long_has_failed() {
    bench.submit(pod("job", List.of(container("app")), "activeDeadlineSeconds", 30));
    bench.advance(29);
    assertThat(bench.phase("job")).isEqualTo("Running");
    bench.advance(1);
    assertThat(bench.phase("job")).isEqualTo("Failed");
    assertThat(bench.status("job").text("reason")).isEqualTo("DeadlineExceeded");
    assertThat(bench.runtime.running()).isZero();
  }
}
