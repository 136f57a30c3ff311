package io.hexareme.adapters.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Connections over TCP: what is sent arrives once and in order, or the connection breaks and both sides hear of it. */
class ApiWireTest {
  private final SimulatedWorld world = new SimulatedWorld(1);
  private final SimulatedProcess client = world.process("client");
  private final SimulatedProcess first = world.process("apiserver-1");
  private final SimulatedProcess second = world.process("apiserver-2");
  private final ApiWire wire = new ApiWire(world, Duration.ofMillis(1), Duration.ofMillis(5));
  private final Echo one = new Echo("one");
  private final Echo two = new Echo("two");
  private final ApiServer api;
  private final List<String> frames = new ArrayList<>();

  ApiWireTest() {
    wire.endpoint("apiserver-1", first);
    wire.endpoint("apiserver-2", second);
    wire.serve("apiserver-1", one, first.loop("apiserver-1"));
    wire.serve("apiserver-2", two, second.loop("apiserver-2"));
    api = wire.from("client", client.loop("client"), 0);
  }

  /** Answers with its name; a watch with a stream that the test feeds; {@code /slow} never. */
  private static final class Echo implements ApiServer {
    private final String name;
    private final List<String> requests = new ArrayList<>();
    private ApiResponse.Sink sink; // of the last stream that was started
    private boolean cancelled;

    private Echo(String name) {
      this.name = name;
    }

    @Override
    public CompletionStage<ApiResponse> handle(ApiRequest request) {
      requests.add(request.path());
      if (request.path().equals("/slow")) return new CompletableFuture<>();
      if (!request.path().equals("/watch")) {
        return CompletableFuture.completedFuture(new ApiResponse.Whole(200, Map.of(), new Body.Tree(Value.of(name))));
      }
      return CompletableFuture.completedFuture(new ApiResponse.Streaming(200, Map.of(), new ApiResponse.Frames() {
        @Override
        public void start(ApiResponse.Sink to) {
          sink = to;
        }

        @Override
        public void cancel() {
          cancelled = true;
        }
      }));
    }

    private void send(String text) {
      sink.frame(new Body.Encoded(List.of(Bytes.utf8(text))));
    }
  }

  private static ApiRequest request(String path) {
    return new ApiRequest("GET", path, Map.of(), Map.of("accept", Body.TREE), new Body.None(), new Credential.None(), "");
  }

  private CompletableFuture<ApiResponse> ask(String path) {
    return api.handle(request(path)).toCompletableFuture();
  }

  private static String told(CompletableFuture<ApiResponse> answer) {
    ApiResponse response = answer.join();
    return response.code() == 200 ? ((Body.Tree) ((ApiResponse.Whole) response).body()).value().asString("") : response.code() + "";
  }

  private void watch() {
    CompletableFuture<ApiResponse> answer = ask("/watch");
    pass(Duration.ofMillis(20));
    ((ApiResponse.Streaming) answer.join()).frames().start(new ApiResponse.Sink() {
      @Override
      public boolean frame(Body frame) {
        frames.add(((Body.Encoded) frame).joined().utf8());
        return true;
      }

      @Override
      public void end() {
        frames.add("END");
      }
    });
    pass(Duration.ofMillis(20));
  }

  private void pass(Duration time) {
    world.advance(time);
  }

  @Test
  void an_answer_takes_its_time() {
    CompletableFuture<ApiResponse> answer = ask("/");
    assertThat(answer).isNotDone();
    pass(Duration.ofMillis(20));
    assertThat(told(answer)).isEqualTo("one");
  }

  @Test
  void a_client_stays_with_its_server_and_goes_on_when_that_is_gone() {
    CompletableFuture<ApiResponse> before = ask("/");
    pass(Duration.ofSeconds(1));
    first.crash();
    CompletableFuture<ApiResponse> after = ask("/");
    pass(Duration.ofSeconds(1));
    assertThat(List.of(told(before), told(after))).containsExactly("one", "two");
  }

  @Test
  void what_was_under_way_to_a_server_that_crashes_has_an_unknown_outcome() {
    CompletableFuture<ApiResponse> answer = ask("/slow");
    watch();
    first.crash();
    pass(Duration.ofMillis(20));
    assertThat(told(answer)).isEqualTo("504");
    assertThat(frames).containsExactly("END");
  }

  @Test
  void when_nobody_listens_that_is_said_at_once() {
    first.crash();
    second.crash();
    CompletableFuture<ApiResponse> answer = ask("/");
    pass(Duration.ofMillis(20));
    assertThat(told(answer)).isEqualTo("503");
  }

  @Test
  void frames_arrive_once_and_in_order() {
    watch();
    for (int i = 0; i < 50; i++) {
      one.send("f" + i);
      pass(Duration.ofNanos(300_000));
    }
    pass(Duration.ofSeconds(1));
    assertThat(frames).hasSize(50).startsWith("f0", "f1", "f2").endsWith("f48", "f49");
    assertThat(frames.stream().map(frame -> Integer.parseInt(frame.substring(1)))).isSorted();
  }

  @Test
  void a_short_cut_only_delays() {
    watch();
    wire.path("client", "apiserver-1").cut(true);
    one.send("a");
    CompletableFuture<ApiResponse> answer = ask("/");
    pass(Duration.ofSeconds(9));
    assertThat(frames).isEmpty();
    wire.path("client", "apiserver-1").cut(false);
    pass(Duration.ofSeconds(20));
    assertThat(frames).containsExactly("a");
    assertThat(told(answer)).isEqualTo("one");
  }

  @Test
  void a_long_cut_breaks_connections_on_both_sides_and_the_client_looks_elsewhere() {
    watch();
    wire.path("client", "apiserver-1").cut(true);
    CompletableFuture<ApiResponse> lost = ask("/");
    pass(Duration.ofSeconds(11));
    assertThat(told(lost)).isEqualTo("504");
    assertThat(frames).containsExactly("END");
    assertThat(one.cancelled).isTrue();
    CompletableFuture<ApiResponse> elsewhere = ask("/");
    pass(Duration.ofSeconds(1));
    assertThat(told(elsewhere)).isEqualTo("two");
  }

  @Test
  void what_is_cut_one_way_is_carried_out_though_nobody_hears_of_it() {
    wire.path("client", "apiserver-1").cut(false, true);
    CompletableFuture<ApiResponse> answer = ask("/done");
    pass(Duration.ofSeconds(11));
    assertThat(one.requests).containsExactly("/done");
    assertThat(told(answer)).isEqualTo("504");
  }

  @Test
  void what_is_clogged_waits_and_nothing_breaks() {
    watch();
    wire.path("client", "apiserver-1").clog(true);
    one.send("a");
    pass(Duration.ofMinutes(1));
    assertThat(frames).isEmpty();
    wire.path("client", "apiserver-1").clog(false);
    pass(Duration.ofSeconds(1));
    assertThat(frames).containsExactly("a");
  }

  @Test
  void a_server_that_stands_still_for_long_is_left() {
    watch();
    first.pause();
    CompletableFuture<ApiResponse> lost = ask("/");
    pass(Duration.ofSeconds(11));
    assertThat(told(lost)).isEqualTo("504");
    assertThat(frames).containsExactly("END");
    CompletableFuture<ApiResponse> elsewhere = ask("/");
    pass(Duration.ofSeconds(1));
    assertThat(told(elsewhere)).isEqualTo("two");
  }

  @Test
  void a_client_that_crashes_leaves_no_stream_behind_and_hears_nothing_more() {
    watch();
    one.send("a");
    client.crash();
    pass(Duration.ofSeconds(1));
    assertThat(one.cancelled).isTrue();
    assertThat(frames).isEmpty();
  }

  @Test
  void a_crash_may_happen_instead_of_a_request() {
    client.loop("client").execute(() -> {
      client.crashAtCall(2);
      api.handle(request("/a"));
      api.handle(request("/b"));
    });
    pass(Duration.ofSeconds(1));
    assertThat(client.running()).isFalse();
    assertThat(one.requests).doesNotContain("/b");
  }
}
