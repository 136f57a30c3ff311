package io.hexareme.adapters.httpvertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Bytes;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamingTest extends FrontDoorFixture {
  private final StubApi.Held frames = new StubApi.Held();

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void the_head_comes_before_the_first_event_and_every_event_at_once(HttpClient.Version version) throws Exception {
    api.answer = _ -> StubApi.stream(frames);
    HttpResponse<InputStream> response =
        client(version, null).send(to("/api/v1/pods?watch=1").build(), BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    BufferedReader lines = new BufferedReader(new InputStreamReader(response.body()));
    for (int i = 0; i < 3; i++) {
      String event = "{\"n\":" + i + "}";
      assertThat(frames.<Boolean>with(sink -> sink.frame(StubApi.frame(event + "\n")))).isTrue();
      assertThat(lines.readLine()).isEqualTo(event);
    }
    frames.with(sink -> {
      sink.end();
      return null;
    });
    assertThat(lines.readLine()).isNull();
    assertThat(frames.cancels).hasValue(0);
    assertThat(frames.<Boolean>with(sink -> sink.frame(StubApi.frame("late")))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void a_reader_that_leaves_cancels_the_source(HttpClient.Version version) throws Exception {
    api.answer = _ -> StubApi.stream(frames);
    HttpResponse<InputStream> response =
        client(version, null).send(to("/api/v1/pods?watch=1").build(), BodyHandlers.ofInputStream());
    response.body().close();
    assertThat(frames.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(frames.<Boolean>with(sink -> sink.frame(StubApi.frame("x")))).isFalse();
    assertThat(frames.cancels).hasValue(1);
  }

  @Test
  void a_source_on_another_thread_keeps_its_order() throws Exception {
    api.answer = _ -> StubApi.stream(frames);
    HttpResponse<InputStream> response = client().send(to("/api/v1/pods?watch=1").build(), BodyHandlers.ofInputStream());
    var sink = frames.sink.get(20, TimeUnit.SECONDS);
    StringBuilder sent = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      sent.append(i).append('\n');
      assertThat(sink.frame(StubApi.frame(i + "\n"))).isTrue();
    }
    sink.end();
    assertThat(sink.frame(StubApi.frame("late"))).isFalse();
    assertThat(new String(response.body().readAllBytes())).isEqualTo(sent.toString());
  }

  @Test
  void one_frame_larger_than_the_queue_is_taken() throws Exception {
    api.answer = _ -> StubApi.stream(frames);
    HttpResponse<InputStream> response = client().send(to("/log").build(), BodyHandlers.ofInputStream());
    int size = (int) StreamSink.QUEUE + 1;
    assertThat(frames.<Boolean>with(sink -> sink.frame(Body.Encoded.of(new Bytes(new byte[size]))))).isTrue();
    frames.with(sink -> {
      sink.end();
      return null;
    });
    assertThat(response.body().readAllBytes()).hasSize(size);
  }

  @Test
  void closing_the_door_ends_streams_cleanly() throws Exception {
    api.answer = _ -> StubApi.stream(frames);
    HttpResponse<InputStream> response = client().send(to("/api/v1/pods?watch=1").build(), BodyHandlers.ofInputStream());
    frames.<Boolean>with(sink -> sink.frame(StubApi.frame("last\n")));
    door.close().toCompletableFuture().get(20, TimeUnit.SECONDS);
    assertThat(new String(response.body().readAllBytes())).isEqualTo("last\n");
    assertThat(frames.cancels).hasValue(1);
    assertThatThrownBy(() -> get("/version")).isInstanceOf(java.io.IOException.class);
  }

  // ---- WebSockets ----

  private static final class Listener implements WebSocket.Listener {
    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      message.append(part);
      if (last) {
        heard.add(message.toString());
        message.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      heard.add("closed " + code);
      return null;
    }

    String next() throws InterruptedException {
      return heard.poll(20, TimeUnit.SECONDS);
    }
  }

  private WebSocket connect(Listener listener, String... protocols) throws Exception {
    WebSocket.Builder builder = client().newWebSocketBuilder();
    if (protocols.length > 0) {
      builder.subprotocols(protocols[0]);
    }
    return builder.buildAsync(URI.create("wss://localhost:" + port + "/api/v1/pods?watch=true"), listener).get(20, TimeUnit.SECONDS);
  }

  @Test
  void a_watch_over_a_websocket_is_one_message_an_event() throws Exception {
    api.answer = _ -> StubApi.stream(frames);
    Listener listener = new Listener();
    connect(listener);
    String large = "{\"x\":\"" + "é".repeat(200_000) + "\"}";
    frames.<Boolean>with(sink -> sink.frame(StubApi.frame("{\"n\":1}\n")) && sink.frame(StubApi.frame(large + "\n")));
    assertThat(listener.next()).isEqualTo("{\"n\":1}");
    assertThat(listener.next()).isEqualTo(large);
    frames.with(sink -> {
      sink.end();
      return null;
    });
    assertThat(listener.next()).isEqualTo("closed 1000");
    assertThat(frames.cancels).hasValue(0);
    assertThat(api.requests.remove().param("watch")).isEqualTo("true");
  }

  @Test
  void an_answer_from_another_thread_is_upgraded_too() throws Exception {
    api.onAnotherThread = true;
    api.answer = _ -> StubApi.stream(frames);
    Listener listener = new Listener();
    connect(listener);
    frames.<Boolean>with(sink -> sink.frame(StubApi.frame("a\n")));
    assertThat(listener.next()).isEqualTo("a");
  }

  @Test
  void a_broken_handshake_is_a_bad_request() throws Exception {
    api.answer = _ -> StubApi.stream(frames);
    try (Raw raw = new Raw()) {
      raw.send("GET /api/v1/pods?watch=1 HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\nupgrade: websocket\r\n"
          + "sec-websocket-version: 13\r\n\r\n");
      assertThat(raw.head()).isEqualTo("HTTP/1.1 400 Bad Request");
    }
    assertThat(frames.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_source_that_cannot_start_closes_the_stream() throws Exception {
    api.answer = _ -> StubApi.stream(new io.hexareme.ports.api.ApiResponse.Frames() {
      @Override
      public void start(io.hexareme.ports.api.ApiResponse.Sink sink) {
        throw new IllegalStateException("bug");
      }

      @Override
      public void cancel() {
        // never started
      }
    });
    try (Raw raw = new Raw()) {
      raw.send("GET /api/v1/pods?watch=1 HTTP/1.1\r\nhost: x\r\n\r\n");
      raw.head();
      assertThat(raw.line()).isNull();
    }
  }

  @Test
  void closing_the_websocket_cancels_the_source() throws Exception {
    api.answer = _ -> StubApi.stream(frames);
    connect(new Listener()).sendClose(WebSocket.NORMAL_CLOSURE, "");
    assertThat(frames.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_refused_watch_is_a_plain_answer_and_no_websocket() {
    api.answer = _ -> StubApi.json(403, "{\"kind\":\"Status\"}");
    assertThatThrownBy(() -> connect(new Listener()))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(WebSocketHandshakeException.class, e -> assertThat(e.getResponse().statusCode()).isEqualTo(403));
  }

  @Test
  void a_token_may_come_as_a_subprotocol() throws Exception {
    api.answer = _ -> StubApi.json(403, "{}");
    try (Raw raw = new Raw()) {
      raw.send("GET /api/v1/pods?watch=1 HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\nupgrade: websocket\r\n"
          + "sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
          + "sec-websocket-protocol: base64url.bearer.authorization.k8s.io.YWJj, v5.channel.k8s.io\r\n\r\n");
      assertThat(raw.head()).isEqualTo("HTTP/1.1 403 Forbidden");
    }
    var request = api.requests.remove();
    assertThat(request.credential()).isEqualTo(new Credential.Bearer("abc"));
    assertThat(request.header("sec-websocket-protocol")).isEqualTo("v5.channel.k8s.io");
  }

  @Test
  void closing_the_door_closes_websockets() throws Exception {
    api.answer = _ -> StubApi.stream(frames);
    Listener listener = new Listener();
    connect(listener);
    frames.sink.get(20, TimeUnit.SECONDS);
    door.close().toCompletableFuture().get(20, TimeUnit.SECONDS);
    assertThat(listener.next()).isEqualTo("closed 1000");
    assertThat(frames.cancels).hasValue(1);
  }
}
