package io.hexareme.adapters.runtimefake;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptionTest {
  @TempDir Path directory;

  @Test
  void after_a_kill_of_the_process_everything_is_as_it_was() {
    FakeBench bench = new FakeBench(directory);
    bench.script("log \"a=b\" every 1s");
    String ended = bench.run("app", "exit 3 after 1s", 4, "server", "--flag=x\ny\\");
    bench.advance("2S");
    Listing before = bench.loop.await(bench.runtime.list());
    bench.reopen(directory);
    Listing after = bench.loop.await(bench.runtime.list());
    assertThat(after.sandboxes()).containsExactlyInAnyOrderElementsOf(before.sandboxes());
    assertThat(after.containers()).containsExactlyInAnyOrderElementsOf(before.containers());
    assertThat(bench.state(ended)).isEqualTo("EXITED 3");
  }

  @Test
  void a_container_goes_on_and_ends_when_it_would_have() {
    FakeBench bench = new FakeBench(directory);
    String id = bench.script("exit 3 after 60s; log \"tick\" every 25s");
    bench.advance("30S");
    bench.reopen(directory);
    assertThat(bench.state(id)).isEqualTo("RUNNING");
    bench.advance("30S");
    assertThat(bench.state(id)).isEqualTo("EXITED 3");
    assertThat(bench.log(id)).containsExactly("0:tick", "25:tick", "50:tick", "end");
  }

  @Test
  void one_that_would_have_ended_meanwhile_has_ended_then() {
    FakeBench bench = new FakeBench(directory);
    String id = bench.script("exit 3 after 60s");
    Instant started = bench.container(id).startedAt();
    FakeBench later = new FakeBench();
    later.advance("3600S");
    later.reopen(directory);
    Container container = later.container(id);
    assertThat(later.state(id)).isEqualTo("EXITED 3");
    assertThat(container.finishedAt()).isEqualTo(started.plusSeconds(60));
  }

  @Test
  void an_address_in_use_is_not_given_away_again() {
    FakeBench bench = new FakeBench(directory);
    bench.script("ready after 1s");
    bench.reopen(directory);
    bench.script("ready after 1s");
    assertThat(bench.loop.await(bench.runtime.list()).sandboxes()).extracting(sandbox -> sandbox.ip()).doesNotHaveDuplicates();
  }

  @Test
  void what_a_kill_left_half_written_is_swept_away() throws IOException {
    Files.writeString(directory.resolve("0123.container.new"), "id=01");
    FakeBench bench = new FakeBench(directory);
    assertThat(bench.loop.await(bench.runtime.list())).isEqualTo(new Listing(List.of(), List.of()));
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void what_was_removed_stays_removed() {
    FakeBench bench = new FakeBench(directory);
    String id = bench.script("ready after 1s");
    String sandbox = bench.container(id).sandboxId();
    bench.loop.await(bench.runtime.removeSandbox(sandbox));
    bench.reopen(directory);
    assertThat(bench.loop.await(bench.runtime.list())).isEqualTo(new Listing(List.of(), List.of()));
    assertThat(directory).isEmptyDirectory();
  }
}
