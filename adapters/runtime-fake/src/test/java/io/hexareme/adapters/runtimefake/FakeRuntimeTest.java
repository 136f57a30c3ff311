package io.hexareme.adapters.runtimefake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.runtime.RuntimeFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FakeRuntimeTest {
  private final FakeBench bench = new FakeBench();

  @Test
  void by_default_an_image_just_runs_and_says_what_it_is() {
    String id = bench.run("nginx:1.27", null, 0);
    bench.advance("24H");
    assertThat(bench.state(id)).isEqualTo("RUNNING");
    assertThat(bench.log(id)).containsExactly("0:fake container web of image nginx:1.27 started", "end");
  }

  @Test
  void an_annotation_says_when_it_ends() {
    String id = bench.script("exit 3 after 5s");
    bench.advance("4.999S");
    assertThat(bench.state(id)).isEqualTo("RUNNING");
    bench.advance("0.001S");
    assertThat(bench.state(id)).isEqualTo("EXITED 3");
    assertThat(bench.container(id).reason()).isEqualTo("Error");
  }

  @Test
  void it_crashes_as_often_as_it_is_told_and_then_runs() {
    assertThat(bench.state(bench.run("app", "crash 2 times with 7", 0))).isEqualTo("EXITED 7");
    assertThat(bench.state(bench.run("app", "crash 2 times with 7", 1))).isEqualTo("EXITED 7");
    assertThat(bench.state(bench.run("app", "crash 2 times with 7", 2))).isEqualTo("RUNNING");
  }

  @Test
  void a_clock_that_is_set_back_or_forwards_makes_no_container_younger_or_older() {
    String id = bench.script("ready after 3s; unhealthy from 10s until 20s");
    bench.advance("5S");
    bench.ahead = Duration.ofDays(-1);
    assertThat(bench.healthy(id)).isTrue();
    bench.ahead = Duration.ofDays(1);
    assertThat(bench.healthy(id)).isTrue();
    bench.advance("6S");
    assertThat(bench.healthy(id)).isFalse();
  }

  @Test
  void probes_fail_before_it_is_ready_and_while_it_is_unhealthy() {
    String id = bench.script("ready after 3s; unhealthy from 10s until 20s");
    assertThat(bench.healthy(id)).isFalse();
    bench.advance("3S");
    assertThat(bench.healthy(id)).isTrue();
    bench.advance("7S");
    assertThat(bench.healthy(id)).isFalse();
    bench.advance("10S");
    assertThat(bench.healthy(id)).isTrue();
    bench.runtime.kill(id, 137);
    assertThat(bench.healthy(id)).isFalse();
  }

  @Test
  void it_prints_once_and_again_and_again() {
    String id = bench.script("log \"up; \\\"quoted\\\"\" after 1s; log \"tick\" every 2s");
    bench.advance("5S");
    assertThat(bench.log(id)).containsExactly("0:tick", "1:up; \"quoted\"", "2:tick", "4:tick", "end");
  }

  @Test
  void a_followed_log_comes_line_by_line_until_the_container_ends() {
    String id = bench.script("log \"tick\" every 2s; exit 0 after 5s");
    List<String> lines = new ArrayList<>();
    bench.runtime.log(id, true, FakeBench.into(lines, bench.container(id).startedAt()));
    bench.loop.runAll();
    assertThat(lines).containsExactly("0:tick");
    bench.advance("2S");
    assertThat(lines).containsExactly("0:tick", "2:tick");
    bench.advance("10S");
    assertThat(lines).containsExactly("0:tick", "2:tick", "4:tick", "end");
  }

  @Test
  void a_registered_image_script_holds_for_that_image_only() {
    bench.runtime.script("worker", ImageScript.parse("pull takes 3s; start takes 2s; exit 0 after 1s"));
    CompletableFuture<String> pull = bench.runtime.pullImage("example.com/team/worker:2").toCompletableFuture();
    bench.advance("2S");
    assertThat(pull).isNotDone();
    bench.advance("1S");
    assertThat(pull).isCompletedWithValueMatching(id -> id.startsWith("example.com/team/worker@sha256:"));
    String id = bench.run("worker:2", null, 0);
    bench.advance("1S");
    assertThat(bench.state(id)).isEqualTo("CREATED");
    bench.advance("2S");
    assertThat(bench.state(id)).isEqualTo("EXITED 0");
    assertThat(bench.state(bench.run("coworker:2", null, 0))).isEqualTo("RUNNING");
  }

  @Test
  void some_images_cannot_be_pulled_by_convention() {
    for (String image : List.of("nginx:404", "registry.invalid/app:1", "app-doesnotexist", "my/non-existent:1")) {
      assertThatThrownBy(() -> bench.loop.await(bench.runtime.pullImage(image))).as(image).isInstanceOf(RuntimeFailure.class);
    }
    assertThatThrownBy(() -> bench.loop.await(bench.runtime.pullImage("nginx:404"))).hasMessage(
        "rpc error: code = NotFound desc = failed to pull and unpack image \"docker.io/library/nginx:404\": failed to resolve reference"
            + " \"docker.io/library/nginx:404\": docker.io/library/nginx:404: not found");
  }

  @Test
  void sigterm_is_obeyed_in_time_or_sigkill_follows() {
    String quick = bench.script("stop takes 2s exit 143");
    String slow = bench.script("ignore sigterm");
    bench.runtime.stopContainer(quick, Duration.ofSeconds(10));
    CompletableFuture<Void> stopped = bench.runtime.stopContainer(slow, Duration.ofSeconds(10)).toCompletableFuture();
    bench.advance("2S");
    assertThat(bench.state(quick)).isEqualTo("EXITED 143");
    bench.advance("7S");
    assertThat(bench.state(slow)).isEqualTo("RUNNING");
    assertThat(stopped).isNotDone();
    bench.advance("1S");
    assertThat(bench.state(slow)).isEqualTo("EXITED 137");
    assertThat(stopped).isDone();
  }

  @Test
  void a_second_stop_with_less_grace_shortens_the_first() {
    String id = bench.script("ignore sigterm");
    bench.runtime.stopContainer(id, Duration.ofSeconds(30));
    bench.advance("1S");
    bench.runtime.stopContainer(id, Duration.ofSeconds(1));
    bench.advance("1S");
    assertThat(bench.state(id)).isEqualTo("EXITED 137");
  }

  @Test
  void an_annotation_that_is_not_understood_is_an_error_that_names_it() {
    assertThatThrownBy(() -> bench.script("explode at dawn"))
        .isInstanceOf(RuntimeFailure.class)
        .hasMessage("annotation hexareme.io/fake.web: not understood: explode at dawn");
  }

  @Test
  void an_address_is_reused_only_when_the_range_is_through() {
    PodAddresses addresses = new PodAddresses("10.0.0.0/29");
    assertThat(addresses.take()).isEqualTo("10.0.0.2");
    addresses.free("10.0.0.2");
    assertThat(List.of(addresses.take(), addresses.take(), addresses.take(), addresses.take(), addresses.take(), addresses.take()))
        .containsExactly("10.0.0.3", "10.0.0.4", "10.0.0.5", "10.0.0.6", "10.0.0.2", "");
    assertThatThrownBy(() -> new PodAddresses("somewhere")).hasMessage("no IPv4 range: somewhere");
  }
}
