package io.hexareme.adapters.httpvertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.stream.Streams;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversingTest extends FrontDoorFixture {
  private static final String UPGRADE = "GET /exec HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\nupgrade: websocket\r\n"
      + "sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

  /** Says back what it hears, and ends when nothing more comes. */
  private final class Echo implements Conversation {
    private Listener listener;

    @Override
    public void start(Listener asking) {
      listener = asking;
      told.add("start");
    }

    @Override
    public CompletionStage<Void> input(Bytes bytes) {
      return listener.output(bytes);
    }

    @Override
    public void endInput() {
      listener.end(new End.Done());
    }

    @Override
    public void resize(int width, int height) {}

    @Override
    public void cancel() {
      told.add("cancel");
    }
  }

  private ApiResponse command() {
    return new ApiResponse.Conversing(Map.of(),
        new ApiResponse.Dialogue.Command(new Streams(true, true, true, false), new Echo()));
  }

  private ApiResponse ports(Integer... ports) {
    return new ApiResponse.Conversing(Map.of(), new ApiResponse.Dialogue.Ports(List.of(ports), port -> new Echo()));
  }

  private List<String> head(Raw raw) throws Exception {
    List<String> lines = new ArrayList<>();
    for (String line = raw.line(); line != null && !line.isEmpty(); line = raw.line()) {
      lines.add(line);
    }
    return lines;
  }

  @Test
  void a_command_is_talked_with_over_a_websocket() throws Exception {
    api.answer = _ -> command();
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    WebSocket socket = client().newWebSocketBuilder().subprotocols("v5.channel.k8s.io", "v4.channel.k8s.io")
        .buildAsync(URI.create("wss://localhost:" + port + "/exec"), new WebSocket.Listener() {
          @Override
          public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            heard.add(data.get() + ":" + StandardCharsets.UTF_8.decode(data));
            from.request(1);
            return null;
          }

          @Override
          public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            heard.add("closed " + code);
            return null;
          }
        }).get(20, TimeUnit.SECONDS);
    assertThat(socket.getSubprotocol()).isEqualTo("v5.channel.k8s.io");
    assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("1:");
    socket.sendBinary(ByteBuffer.wrap(new byte[] {0, 'h', 'i'}), true).get(20, TimeUnit.SECONDS);
    assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("1:hi");
    socket.sendBinary(ByteBuffer.wrap(new byte[] {(byte) 255, 0}), true).get(20, TimeUnit.SECONDS);
    assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("3:{\"metadata\":{},\"status\":\"Success\"}");
    assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("closed 1000");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "v9.channel.k8s.io, v4.channel.k8s.io;v4.channel.k8s.io",
      "base64url.bearer.authorization.k8s.io.YWJj, v5.channel.k8s.io;v5.channel.k8s.io",
      "v4.base64.channel.k8s.io;v4.base64.channel.k8s.io"})
  void exactly_one_protocol_is_agreed_on(String offered, String agreed) throws Exception {
    api.answer = _ -> command();
    try (Raw raw = new Raw()) {
      raw.send(UPGRADE + "sec-websocket-protocol: " + offered + "\r\n\r\n");
      List<String> head = head(raw);
      assertThat(head.getFirst()).isEqualTo("HTTP/1.1 101 Switching Protocols");
      assertThat(head).filteredOn(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-protocol:")).singleElement()
          .asString().endsWith(" " + agreed);
    }
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("start");
  }

  @Test
  void a_client_with_whom_nothing_can_be_agreed_gets_a_plain_answer() throws Exception {
    api.answer = _ -> command();
    try (Raw raw = new Raw()) {
      raw.send(UPGRADE + "sec-websocket-protocol: v9.channel.k8s.io\r\n\r\n");
      assertThat(raw.head()).isEqualTo("HTTP/1.1 400 Bad Request");
    }
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("cancel");
    try (Raw raw = new Raw()) {
      raw.send("POST /exec HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\nupgrade: h2c\r\ncontent-length: 0\r\n\r\n");
      assertThat(raw.head()).isEqualTo("HTTP/1.1 400 Bad Request");
    }
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("cancel");
  }

  @Test
  void channels_of_ports_need_ports_and_a_tunnel_does_not() throws Exception {
    api.answer = _ -> ports();
    try (Raw raw = new Raw()) {
      raw.send(UPGRADE + "sec-websocket-protocol: v4.channel.k8s.io\r\n\r\n");
      assertThat(raw.head()).isEqualTo("HTTP/1.1 400 Bad Request");
    }
    try (Raw raw = new Raw()) {
      raw.send(UPGRADE + "sec-websocket-protocol: SPDY/3.1+portforward.k8s.io\r\n\r\n");
      assertThat(raw.head()).isEqualTo("HTTP/1.1 101 Switching Protocols");
    }
  }

  @Test
  void older_clients_upgrade_to_spdy() throws Exception {
    api.answer = _ -> command();
    try (Raw raw = new Raw()) {
      raw.send("POST /exec HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\nupgrade: SPDY/3.1\r\nx-stream-protocol-version: v5.channel.k8s.io\r\n"
          + "x-stream-protocol-version: v4.channel.k8s.io\r\nx-stream-protocol-version: channel.k8s.io\r\n\r\n");
      assertThat(head(raw)).containsExactly("HTTP/1.1 101 Switching Protocols", "connection: Upgrade", "upgrade: SPDY/3.1",
          "x-stream-protocol-version: v4.channel.k8s.io");
      byte[] ping = {(byte) 0x80, 3, 0, 6, 0, 0, 0, 4, 0, 0, 0, 1};
      raw.socket.getOutputStream().write(ping);
      assertThat(raw.socket.getInputStream().readNBytes(12)).isEqualTo(ping);
    }
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("cancel");
  }

  @Test
  void a_stream_protocol_that_is_not_known_is_forbidden() throws Exception {
    api.answer = _ -> ports(80);
    try (Raw raw = new Raw()) {
      raw.send("POST /portforward HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\nupgrade: SPDY/3.1\r\nx-stream-protocol-version: other\r\n"
          + "content-length: 0\r\n\r\n");
      assertThat(head(raw)).contains("HTTP/1.1 403 Forbidden", "x-accepted-stream-protocol-versions: portforward.k8s.io");
    }
  }

  /** Takes each piece only once it is let. */
  private final class Slow implements Conversation {
    private final BlockingQueue<Runnable> held = new LinkedBlockingQueue<>();
    private int pieces;

    @Override
    public void start(Listener asking) {}

    @Override
    public CompletionStage<Void> input(Bytes bytes) {
      CompletableFuture<Void> taken = new CompletableFuture<>();
      Context loop = Vertx.currentContext();
      pieces++;
      held.add(() -> loop.runOnContext(_ -> taken.complete(null)));
      return taken;
    }

    @Override
    public void endInput() {
      told.add("end after " + pieces);
    }

    @Override
    public void resize(int width, int height) {}

    @Override
    public void cancel() {
      told.add("cancel");
    }
  }

  @Test
  void what_a_client_says_before_its_farewell_is_heard_however_long_that_takes() throws Exception {
    Slow slow = new Slow();
    api.answer = _ -> new ApiResponse.Conversing(Map.of(), new ApiResponse.Dialogue.Command(new Streams(true, true, true, false), slow));
    CompletableFuture<Integer> closed = new CompletableFuture<>();
    WebSocket socket = client().newWebSocketBuilder().subprotocols("v4.channel.k8s.io")
        .buildAsync(URI.create("wss://localhost:" + port + "/exec"), new WebSocket.Listener() {
          @Override
          public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
          }
        }).get(20, TimeUnit.SECONDS);
    for (int i = 0; i < 3; i++) {
      socket.sendBinary(ByteBuffer.wrap(new byte[] {0, 'x'}), true).get(20, TimeUnit.SECONDS);
    }
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(20, TimeUnit.SECONDS);
    assertThat(closed.get(20, TimeUnit.SECONDS)).isEqualTo(1000);
    for (int i = 0; i < 3; i++) {
      slow.held.poll(20, TimeUnit.SECONDS).run();
    }
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("end after 3");
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("cancel");
  }

  @Test
  void closing_the_door_ends_conversations() throws Exception {
    api.answer = _ -> command();
    try (Raw raw = new Raw()) {
      raw.send(UPGRADE + "sec-websocket-protocol: v5.channel.k8s.io\r\n\r\n");
      raw.head();
      assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("start");
      door.close().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("cancel");
  }
}
