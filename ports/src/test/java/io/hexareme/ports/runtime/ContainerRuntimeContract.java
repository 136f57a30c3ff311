package io.hexareme.ports.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerConfig;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerState;
import io.hexareme.ports.runtime.ContainerRuntime.LogReader;
import io.hexareme.ports.runtime.ContainerRuntime.Sandbox;
import io.hexareme.ports.runtime.ContainerRuntime.SandboxConfig;
import io.hexareme.ports.time.ManualLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The promises of {@link ContainerRuntime}. An adapter's test extends this and says how its runtime is made. */
public abstract class ContainerRuntimeContract {
  protected final ManualLoop loop = new ManualLoop();
  protected ContainerRuntime runtime;

  /** A fresh, empty runtime whose loop is {@link #loop}. */
  protected abstract ContainerRuntime open() throws Exception;

  /** An image that can be pulled and runs until it is stopped. */
  protected abstract String server();

  /** An image that cannot be pulled. */
  protected abstract String unpullable();

  @BeforeEach
  void openRuntime() throws Exception {
    runtime = open();
  }

  protected final String sandbox(String pod) {
    SandboxConfig config = new SandboxConfig("uid-" + pod, "default", pod, 0, false, Map.of("app", pod), Map.of("note", "a=b\nc"));
    return loop.await(runtime.runSandbox(config));
  }

  protected final String create(String sandboxId, String name) {
    String imageId = loop.await(runtime.pullImage(server()));
    return loop.await(runtime.createContainer(sandboxId, config(name, imageId)));
  }

  protected final String run(String sandboxId, String name) {
    String id = create(sandboxId, name);
    loop.await(runtime.startContainer(id));
    return id;
  }

  private ContainerConfig config(String name, String imageId) {
    return new ContainerConfig(name, 3, server(), imageId, List.of(), List.of(), Map.of("A", "1"), Map.of("pod", "web"));
  }

  protected final Container container(String id) {
    return loop.await(runtime.list()).containers().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  private Sandbox theSandbox(String id) {
    return loop.await(runtime.list()).sandboxes().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void a_new_runtime_has_nothing_and_a_version_with_a_name() {
    assertThat(loop.await(runtime.list()).sandboxes()).isEmpty();
    assertThat(loop.await(runtime.list()).containers()).isEmpty();
    assertThat(runtime.version()).matches("[a-z-]+://\\S+");
  }

  @Test
  void a_sandbox_is_listed_ready_with_its_config_and_an_address_of_its_own() {
    String one = sandbox("one");
    String two = sandbox("two");
    assertThat(theSandbox(one).ready()).isTrue();
    assertThat(theSandbox(one).config().podUid()).isEqualTo("uid-one");
    assertThat(theSandbox(one).config().labels()).containsEntry("app", "one");
    assertThat(theSandbox(one).config().annotations()).containsEntry("note", "a=b\nc");
    assertThat(theSandbox(one).ip()).isNotEmpty().isNotEqualTo(theSandbox(two).ip());
    assertThat(loop.await(runtime.list()).sandboxes()).extracting(Sandbox::id).containsExactly(one, two);
  }

  @Test
  void a_sandbox_on_the_hosts_network_has_no_address() {
    String id = loop.await(runtime.runSandbox(new SandboxConfig("uid", "default", "web", 0, true, Map.of(), Map.of())));
    assertThat(theSandbox(id).ip()).isEmpty();
  }

  @Test
  void a_container_goes_from_created_to_running_to_exited() {
    String id = create(sandbox("web"), "web");
    assertThat(container(id).state()).isEqualTo(ContainerState.CREATED);
    assertThat(container(id).startedAt()).isNull();
    loop.await(runtime.startContainer(id));
    assertThat(container(id).state()).isEqualTo(ContainerState.RUNNING);
    assertThat(container(id).startedAt()).isNotNull();
    assertThat(container(id).finishedAt()).isNull();
    assertThat(container(id).config().attempt()).isEqualTo(3);
    assertThat(container(id).config().imageId()).isNotEmpty();
    assertThat(container(id).config().labels()).containsEntry("pod", "web");
    stop(id);
    assertThat(container(id).state()).isEqualTo(ContainerState.EXITED);
    assertThat(container(id).finishedAt()).isNotNull();
    assertThat(container(id).reason()).isNotEmpty();
  }

  @Test
  void stopping_and_removing_twice_does_no_harm() {
    String sandbox = sandbox("web");
    String id = run(sandbox, "web");
    stop(id);
    stop(id);
    loop.await(runtime.removeContainer(id));
    loop.await(runtime.removeContainer(id));
    stop(id);
    loop.await(runtime.stopSandbox(sandbox));
    loop.await(runtime.stopSandbox(sandbox));
    loop.await(runtime.removeSandbox(sandbox));
    loop.await(runtime.removeSandbox(sandbox));
    assertThat(loop.await(runtime.list()).sandboxes()).isEmpty();
    assertThat(loop.await(runtime.list()).containers()).isEmpty();
  }

  @Test
  void stopping_a_sandbox_ends_its_containers_and_no_others() {
    String one = sandbox("one");
    String mine = run(one, "web");
    String other = run(sandbox("two"), "web");
    loop.await(runtime.stopSandbox(one));
    assertThat(theSandbox(one).ready()).isFalse();
    assertThat(container(mine).state()).isEqualTo(ContainerState.EXITED);
    assertThat(container(other).state()).isEqualTo(ContainerState.RUNNING);
  }

  @Test
  void nothing_is_created_in_a_sandbox_that_is_not_ready() {
    String sandbox = sandbox("web");
    loop.await(runtime.stopSandbox(sandbox));
    assertThatThrownBy(() -> create(sandbox, "web")).isInstanceOf(RuntimeFailure.class);
    assertThatThrownBy(() -> create("no-such-sandbox", "web")).isInstanceOf(RuntimeFailure.class);
  }

  @Test
  void an_image_that_cannot_be_had_is_refused_with_the_reason() {
    assertThatThrownBy(() -> loop.await(runtime.pullImage(unpullable())))
        .isInstanceOfSatisfying(RuntimeFailure.class, failure -> {
          assertThat(failure.reason()).isEqualTo("ErrImagePull");
          assertThat(failure.getMessage()).contains(unpullable());
        });
  }

  @Test
  void every_change_of_state_gives_a_hint() {
    List<String> hints = new ArrayList<>();
    runtime.onChange(() -> hints.add("changed"));
    String id = run(sandbox("web"), "web");
    loop.runAll();
    assertThat(hints).isNotEmpty();
    hints.clear();
    stop(id);
    loop.runAll();
    assertThat(hints).isNotEmpty();
  }

  @Test
  void a_log_ends_by_itself_when_it_is_not_followed_and_with_the_container_when_it_is() {
    String id = run(sandbox("web"), "web");
    CompletableFuture<Void> read = new CompletableFuture<>();
    runtime.log(id, false, reader(read));
    loop.await(read);
    CompletableFuture<Void> followed = new CompletableFuture<>();
    runtime.log(id, true, reader(followed));
    loop.runAll();
    assertThat(followed).isNotDone();
    stop(id);
    loop.await(followed);
  }

  @Test
  void a_cancelled_log_says_no_more() {
    String id = run(sandbox("web"), "web");
    CompletableFuture<Void> ended = new CompletableFuture<>();
    runtime.log(id, true, reader(ended)).cancel();
    stop(id);
    loop.runAll();
    assertThat(ended).isNotDone();
  }

  private void stop(String id) {
    CompletableFuture<Void> stopped = runtime.stopContainer(id, Duration.ofSeconds(2)).toCompletableFuture();
    loop.advance(Duration.ofSeconds(3));
    loop.await(stopped);
  }

  private static LogReader reader(CompletableFuture<Void> end) {
    return new LogReader() {
      @Override
      public void line(Instant at, boolean stderr, String line) {
        assertThat(line).doesNotContain("\n");
      }

      @Override
      public void end() {
        end.complete(null);
      }
    };
  }
}
