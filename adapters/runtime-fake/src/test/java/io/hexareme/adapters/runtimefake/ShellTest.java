package io.hexareme.adapters.runtimefake;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.runtime.ContainerRuntime.ExecResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellTest {
  private final FakeBench bench = new FakeBench();

  @ParameterizedTest
  @CsvSource(delimiterString = " @ ", value = {
    "true @ 0S @ EXITED 0",
    "false @ 0S @ EXITED 1",
    "exit 42 @ 0S @ EXITED 42",
    "sleep 5; exit 3 @ 4S @ RUNNING",
    "sleep 5; exit 3 @ 5S @ EXITED 3",
    "sleep 1m && false || exit 9 @ 60S @ EXITED 9",
    "false && exit 4; exit 5 @ 0S @ EXITED 5",
    "echo hi @ 0S @ EXITED 0",
    "mkdir -p /data; exec nginx @ 24H @ RUNNING",
    "sleep infinity @ 24H @ RUNNING",
    "tail -f /dev/null @ 24H @ RUNNING",
    "while true; do echo x; sleep 3; done @ 24H @ RUNNING",
  })
  void a_command_line_ends_as_a_shell_would_have_it(String line, String after, String state) {
    String id = bench.shell(line);
    bench.advance(after);
    assertThat(bench.state(id)).isEqualTo(state);
  }

  @Test
  void what_it_echoes_is_its_log() {
    String id = bench.shell("echo \"hello $NAME\"; sleep 2; echo 'it is; done'");
    bench.advance("3S");
    assertThat(bench.log(id)).containsExactly("0:hello you", "2:it is; done", "end");
  }

  @Test
  void a_loop_echoes_again_and_again() {
    String id = bench.shell("echo begin\nwhile true; do\n echo tick; sleep 3\ndone");
    bench.advance("7S");
    assertThat(bench.log(id)).containsExactly("0:begin", "0:tick", "3:tick", "6:tick", "end");
  }

  @Test
  void a_plain_command_is_understood_and_a_server_just_runs() {
    assertThat(bench.state(bench.run("busybox", null, 0, "false"))).isEqualTo("EXITED 1");
    String server = bench.run("nginx", null, 0, "nginx", "-g", "daemon off;");
    bench.advance("1H");
    assertThat(bench.state(server)).isEqualTo("RUNNING");
    assertThat(bench.log(server)).containsExactly("0:fake container web of image nginx started", "end");
  }

  @Test
  void the_files_of_the_well_known_liveness_example_come_and_go() {
    String id = bench.shell("touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600");
    assertThat(exec(id, "cat", "/tmp/healthy")).isZero();
    bench.advance("30S");
    assertThat(exec(id, "cat", "/tmp/healthy")).isEqualTo(1);
    assertThat(exec(id, "sh", "-c", "test -f /tmp/healthy || exit 8")).isEqualTo(8);
  }

  @Test
  void a_command_in_a_container_prints_and_tells_its_exit_code() {
    String id = bench.run("nginx", null, 0);
    ExecResult result = bench.loop.await(bench.runtime.exec(id, List.of("echo", "hi"), Duration.ofSeconds(1)));
    assertThat(result.stdout().utf8()).isEqualTo("hi\n");
    assertThat(result.exitCode()).isZero();
    assertThat(exec(id, "pg_isready")).isZero();
  }

  private int exec(String id, String... command) {
    return bench.loop.await(bench.runtime.exec(id, List.of(command), Duration.ofSeconds(1))).exitCode();
  }
}
