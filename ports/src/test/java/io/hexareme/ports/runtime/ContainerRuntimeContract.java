package io.hexareme.ports.runtime;

import io.hexareme.ports.http.HttpFailure;
import io.hexareme.ports.http.HttpCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerConfig;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerState;
import io.hexareme.ports.runtime.ContainerRuntime.LogReader;
import io.hexareme.ports.runtime.ContainerRuntime.Sandbox;
import io.hexareme.ports.runtime.ContainerRuntime.SandboxConfig;
import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.stream.Streams;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

// Justification: one contract, read from top to bottom by whoever writes a runtime.
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

  // ---- talking with containers ----

  @Test
  void a_command_that_is_talked_with_says_what_it_prints_and_how_it_ended() {
    String id = run(sandbox("web"), "web");
    assertThat(exec(id, "echo", "hi").finish(loop)).isEqualTo("out hi\n; done");
    assertThat(exec(id, "sh", "-c", "echo no >&2; exit 3").finish(loop)).endsWith("exit 3");
  }

  @Test
  void what_is_typed_comes_to_the_command_in_order_until_it_ends() {
    String id = run(sandbox("web"), "web");
    Conversation cat = runtime.streams().exec(id, List.of("cat"), new Streams(true, true, true, false));
    Ear ear = new Ear(cat);
    loop.runAll();
    for (int i = 0; i < 100; i++) {
      loop.await(cat.input(Bytes.utf8(i + "\n")));
    }
    assertThat(ear.end).isNull();
    cat.endInput();
    assertThat(ear.finish(loop)).startsWith("out 0\n1\n2\n").endsWith("98\n99\n; done");
  }

  @Test
  void one_piece_at_a_time_is_said_to_a_slow_listener() {
    String id = run(sandbox("web"), "web");
    Conversation cat = runtime.streams().exec(id, List.of("cat"), new Streams(true, true, true, false));
    Ear ear = new Ear(cat);
    ear.slow = new CompletableFuture<>();
    loop.runAll();
    cat.input(Bytes.utf8("a"));
    loop.runAll();
    cat.input(Bytes.utf8("b"));
    cat.endInput();
    loop.runAll();
    assertThat(ear.out).hasToString("a");
    assertThat(ear.end).isNull();
    CompletableFuture<Void> heard = ear.slow;
    ear.slow = null;
    heard.complete(null);
    assertThat(ear.finish(loop)).isEqualTo("out ab; done");
  }

  @Test
  void a_cancelled_conversation_says_no_more() {
    String id = run(sandbox("web"), "web");
    Conversation cat = runtime.streams().exec(id, List.of("cat"), new Streams(true, true, true, false));
    Ear ear = new Ear(cat);
    loop.runAll();
    cat.cancel();
    cat.input(Bytes.utf8("a"));
    cat.endInput();
    cat.cancel();
    loop.runAll();
    assertThat(ear.out).isEmpty();
    assertThat(ear.end).isNull();
    runtime.streams().exec(id, List.of("cat"), Streams.OUTPUT).cancel();
  }

  @Test
  void a_command_ends_with_its_container_and_whoever_is_attached_does_too() {
    String id = run(sandbox("web"), "web");
    Ear cat = new Ear(runtime.streams().exec(id, List.of("cat"), new Streams(true, true, true, false)));
    Ear attached = new Ear(runtime.streams().attach(id, Streams.OUTPUT));
    loop.runAll();
    assertThat(cat.end).isNull();
    assertThat(attached.end).isNull();
    stop(id);
    assertThat(cat.finish(loop)).isNotEmpty();
    attached.finish(loop);
    assertThat(attached.end).isInstanceOf(End.Done.class);
  }

  @Test
  void nobody_talks_in_a_container_that_does_not_run() {
    String id = create(sandbox("web"), "web");
    assertThat(exec(id, "echo", "hi").finish(loop)).contains("not running");
    assertThat(new Ear(runtime.streams().attach("no-such-container", Streams.OUTPUT)).finish(loop)).contains("not running");
  }

  @Test
  void nobody_is_reached_in_a_sandbox_that_has_ended() {
    String sandbox = sandbox("web");
    loop.await(runtime.stopSandbox(sandbox));
    new Ear(runtime.streams().connect(sandbox, 80)).finish(loop);
    assertThatThrownBy(() -> loop.await(runtime.streams().http(sandbox, 80, HttpCall.get("http://web/")))).isInstanceOf(HttpFailure.class);
  }

  private Ear exec(String id, String... command) {
    return new Ear(runtime.streams().exec(id, List.of(command), Streams.OUTPUT));
  }

  /** Hears a conversation. */
  private static final class Ear implements Conversation.Listener {
    final StringBuilder out = new StringBuilder();
    End end;
    CompletableFuture<Void> slow;

    Ear(Conversation conversation) {
      conversation.start(this);
    }

    @Override
    public CompletionStage<Void> output(Bytes bytes) {
      assertThat(end).isNull();
      out.append(bytes.utf8());
      return slow == null ? Conversation.TAKEN : slow;
    }

    @Override
    public CompletionStage<Void> error(Bytes bytes) {
      return Conversation.TAKEN;
    }

    @Override
    public void end(End how) {
      assertThat(end).isNull();
      end = how;
    }

    String finish(ManualLoop loop) {
      loop.runAll();
      String heard = out.isEmpty() ? "" : "out " + out + "; ";
      return heard + switch (end) {
        case End.Done() -> "done";
        case End.Exited(int code, String message) -> "exit " + code;
        case End.Failed(String message) -> message;
      };
    }
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
