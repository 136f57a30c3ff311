package io.hexareme.adapters.runtimefake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.runtime.ContainerContext;
import io.hexareme.ports.runtime.ContainerRuntime.ExecResult;
import io.hexareme.ports.runtime.ContainerRuntime.Mount;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.runtime.Prober.Outcome;
import io.hexareme.ports.runtime.Volumes.File;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Containers as functions. */
class ProgramTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ProgramBench bench = new ProgramBench();

  private void advance(long seconds) {
    bench.loop.advance(Duration.ofSeconds(seconds));
  }

  @Test
  void a_program_sees_who_it_is_and_runs_on_when_it_returns() {
    List<Object> seen = new ArrayList<>();
    String id = bench.run(0, ctx -> seen.addAll(List.of(
        ctx.namespace(), ctx.pod(), ctx.container(), ctx.ip(), ctx.restarts(), ctx.args(), ctx.env("COLOUR"), ctx.now())));
    assertThat(seen).containsExactly(
        "default", "pod-1", "main", "10.244.0.2", 2, List.of("serve", "--fast"), "blue", bench.loop.clock().now());
    advance(3600);
    assertThat(bench.state(id)).isEqualTo("RUNNING");
  }

  @Test
  void it_exits_when_it_says_so_and_its_timers_end_with_it() {
    List<String> ticks = new ArrayList<>();
    String id = bench.run(0, ctx -> {
      ctx.every(SECOND, () -> ticks.add("tick"));
      ctx.after(Duration.ofMillis(3500), () -> ctx.exit(7));
    });
    advance(60);
    assertThat(ticks).hasSize(3);
    assertThat(bench.state(id)).isEqualTo("EXITED 7");
  }

  @Test
  void a_repeated_task_can_cancel_itself() {
    List<String> ticks = new ArrayList<>();
    bench.run(0, ctx -> {
      var timer = new io.hexareme.ports.time.Loop.Timer[1];
      timer[0] = ctx.every(SECOND, () -> {
        ticks.add("tick");
        if (ticks.size() == 2) {
          timer[0].cancel();
        }
      });
    });
    advance(60);
    assertThat(ticks).hasSize(2);
  }

  @Test
  void what_it_throws_is_its_end_and_stands_in_its_log() {
    String atOnce = bench.run(0, ctx -> {
      throw new java.io.IOException("no configuration");
    });
    String later = bench.run(0, ctx -> ctx.after(SECOND, () -> {
      throw new AssertionError("boom");
    }));
    assertThat(bench.state(atOnce)).isEqualTo("EXITED 1");
    assertThat(bench.log(0, atOnce).getFirst()).isEqualTo("Exception in thread \"main\" java.io.IOException: no configuration");
    assertThat(bench.log(0, atOnce)).noneMatch(line -> line.contains("ManualLoop"));
    assertThat(bench.state(later)).isEqualTo("RUNNING");
    advance(1);
    assertThat(bench.state(later)).isEqualTo("EXITED 1");
    assertThat(bench.log(0, later)).contains("Exception in thread \"main\" java.lang.AssertionError: boom");
  }

  @Test
  void its_log_is_read_from_the_beginning_and_followed_to_its_end() {
    String id = bench.run(0, ctx -> {
      ctx.log("one\ntwo");
      ctx.after(SECOND, () -> ctx.log("three"));
      ctx.after(SECOND.multipliedBy(2), () -> ctx.exit(0));
    });
    List<String> followed = new ArrayList<>();
    bench.nodes[0].log(id, true, FakeBench.into(followed, bench.container(id).startedAt()));
    bench.loop.runAll();
    assertThat(followed).containsExactly("0:one", "0:two");
    assertThat(bench.log(0, id)).containsExactly("one", "two", "end");
    advance(5);
    assertThat(followed).containsExactly("0:one", "0:two", "1:three", "end");
  }

  @Test
  void a_signal_ends_it_unless_it_handles_signals_and_the_grace_ends_every_one() {
    String plain = bench.run(0, ctx -> {});
    String graceful = bench.run(0, ctx -> ctx.onStop(signal -> {
      ctx.log("got " + signal);
      ctx.after(SECOND.multipliedBy(5), () -> ctx.exit(0));
    }));
    String deaf = bench.run(0, ctx -> ctx.onStop(signal -> {}));
    for (String id : List.of(plain, graceful, deaf)) {
      bench.nodes[0].stopContainer(id, Duration.ofSeconds(30));
    }
    bench.loop.runAll();
    assertThat(bench.state(plain)).isEqualTo("EXITED 143");
    assertThat(bench.state(graceful)).isEqualTo("RUNNING");
    advance(6);
    assertThat(bench.state(graceful)).isEqualTo("EXITED 0");
    assertThat(bench.log(0, graceful)).contains("got SIGTERM");
    assertThat(bench.state(deaf)).isEqualTo("RUNNING");
    advance(24);
    assertThat(bench.state(deaf)).isEqualTo("EXITED 137");
  }

  @Test
  void commands_are_its_own_or_look_at_its_files() {
    String own = bench.run(0, ctx -> ctx.onExec(command -> new ExecResult(3, Bytes.utf8("ran " + command), Bytes.EMPTY)));
    String none = bench.run(0, ctx -> ctx.write("/tmp/note", "remember"));
    assertThat(exec(own, "backup", "now").stdout().utf8()).isEqualTo("ran [backup, now]");
    assertThat(exec(own, "backup", "now").exitCode()).isEqualTo(3);
    assertThat(exec(none, "cat", "/tmp/note").stdout().utf8()).isEqualTo("remember");
    assertThat(exec(none, "cat", "/tmp/other")).isEqualTo(
        new ExecResult(1, Bytes.EMPTY, Bytes.utf8("cat: /tmp/other: No such file or directory\n")));
    assertThat(exec(none, "env").stdout().utf8()).isEqualTo("COLOUR=blue\n");
    assertThat(exec(none, "psql").stderr().utf8()).isEqualTo("exec: \"psql\": executable file not found in $PATH\n");
  }

  private ExecResult exec(String id, String... command) {
    return bench.loop.await(bench.nodes[0].exec(id, List.of(command), SECOND));
  }

  @Test
  void probes_ask_what_it_serves() {
    boolean[] healthy = {true};
    String id = bench.run(0, ctx -> ctx.serve(8080, call ->
        call.path().equals("/healthz") ? HttpReply.of(healthy[0] ? 200 : 500, "state") : HttpReply.of(404)));
    assertThat(http(id, 8080, "/healthz")).isEqualTo(new Outcome(true, "state"));
    assertThat(http(id, 8080, "/nowhere")).isEqualTo(new Outcome(false, "HTTP probe failed with statuscode: 404"));
    assertThat(http(id, 81, "/")).isEqualTo(
        new Outcome(false, "Get \"http://10.244.0.2:81/\": dial tcp 10.244.0.2:81: connect: connection refused"));
    healthy[0] = false;
    assertThat(http(id, 8080, "healthz").message()).isEqualTo("HTTP probe failed with statuscode: 500");
    assertThat(bench.loop.await(bench.nodes[0].tcp(id, "10.244.0.2", 8080, SECOND)).healthy()).isTrue();
    assertThat(bench.loop.await(bench.nodes[0].tcp(id, "10.244.0.2", 81, SECOND)).message())
        .isEqualTo("dial tcp 10.244.0.2:81: connect: connection refused");
  }

  private Outcome http(String id, int port, String path) {
    return bench.loop.await(bench.nodes[0].http(id, "HTTP", "10.244.0.2", port, path, Map.of(), SECOND));
  }

  @Test
  void a_server_that_takes_too_long_fails_its_probe() {
    String id = bench.run(0, ctx -> ctx.serveLater(80, call -> new java.util.concurrent.CompletableFuture<>()));
    var outcome = bench.nodes[0].http(id, "HTTP", "10.244.0.2", 80, "/", Map.of(), SECOND).toCompletableFuture();
    advance(2);
    assertThat(outcome.join().message()).endsWith("context deadline exceeded (Client.Timeout exceeded while awaiting headers)");
  }

  @Test
  void a_handler_that_throws_answers_500_and_serves_on() {
    String id = bench.run(0, ctx -> ctx.serve(80, call -> {
      throw new IllegalStateException("bug");
    }));
    assertThat(http(id, 80, "/x").message()).isEqualTo("HTTP probe failed with statuscode: 500");
    assertThat(bench.state(id)).isEqualTo("RUNNING");
    assertThat(bench.log(0, id).getFirst()).isEqualTo("GET /x: java.lang.IllegalStateException: bug");
  }

  @Test
  void a_port_is_served_once() {
    ContainerContext ctx = bench.idle(0);
    ctx.serve(80, call -> HttpReply.ok("first"));
    assertThatThrownBy(() -> ctx.serve(80, call -> HttpReply.ok("second"))).hasMessage("listen tcp :80: bind: address already in use");
  }

  @Test
  void it_reads_its_volumes_as_they_are_now_and_writes_where_it_may() {
    var node = bench.nodes[0];
    bench.loop.await(node.write("uid-pod-1", "config", files("a.txt", "one", "sub/b.txt", "b")));
    bench.loop.await(node.make("uid-pod-1", "scratch"));
    ContainerContext[] seen = new ContainerContext[1];
    bench.run(0, ctx -> seen[0] = ctx, new Mount("/etc/app", "config", "", true), new Mount("/data", "scratch", "", false),
        new Mount("/etc/app/pinned.txt", "config", "a.txt", true));
    ContainerContext ctx = seen[0];
    assertThat(ctx.file("/etc/app/a.txt")).contains("one");
    assertThat(ctx.files("/etc/app")).containsExactly("/etc/app/a.txt", "/etc/app/pinned.txt", "/etc/app/sub/b.txt");
    bench.loop.await(node.write("uid-pod-1", "config", files("a.txt", "two")));
    assertThat(ctx.file("/etc/app/a.txt")).contains("two");
    assertThat(ctx.file("/etc/app/sub/b.txt")).isEmpty();
    assertThat(ctx.file("/etc/app/pinned.txt")).contains("one");
    ctx.write("/data/out", "kept");
    assertThat(ctx.files("/data")).containsExactly("/data/out");
    assertThatThrownBy(() -> ctx.write("/etc/app/a.txt", "mine")).hasMessage("open /etc/app/a.txt: read-only file system");
    String other = bench.start(0, "pod-1", "app:1", new Mount("/shared", "scratch", "", false));
    assertThat(exec(other, "cat", "/shared/out").stdout().utf8()).isEqualTo("kept");
  }

  private static Map<String, File> files(String... namesAndTexts) {
    Map<String, File> files = new java.util.TreeMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files.put(namesAndTexts[i], new File(Bytes.utf8(namesAndTexts[i + 1]), 0644));
    }
    return files;
  }
}
