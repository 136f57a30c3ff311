package io.hexareme.adapters.httpvertx.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.api.ApiResponse.Dialogue;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.stream.Streams;
import io.hexareme.ports.value.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.spdy.DefaultSpdyDataFrame;
import io.netty.handler.codec.spdy.DefaultSpdyPingFrame;
import io.netty.handler.codec.spdy.DefaultSpdyRstStreamFrame;
import io.netty.handler.codec.spdy.DefaultSpdySynStreamFrame;
import io.netty.handler.codec.spdy.SpdyDataFrame;
import io.netty.handler.codec.spdy.SpdyFrameCodec;
import io.netty.handler.codec.spdy.SpdyGoAwayFrame;
import io.netty.handler.codec.spdy.SpdyPingFrame;
import io.netty.handler.codec.spdy.SpdyRstStreamFrame;
import io.netty.handler.codec.spdy.SpdyStreamStatus;
import io.netty.handler.codec.spdy.SpdySynReplyFrame;
import io.netty.handler.codec.spdy.SpdyVersion;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpdyTest {
  private final PaperWire wire = new PaperWire();
  private final ScriptedTalk other = new ScriptedTalk();
  private final EmbeddedChannel client = new EmbeddedChannel(new SpdyFrameCodec(SpdyVersion.SPDY_3_1));
  private Talk talk;

  @AfterEach
  void release() {
    client.finishAndReleaseAll();
  }

  private void command(Streams streams) {
    talk = new Protocol("v4.channel.k8s.io").spdy(new Dialogue.Command(streams, other), wire);
    talk.open();
  }

  /** The bytes of a frame. */
  private Buffer bytes(Object frame) {
    client.writeOutbound(frame);
    Buffer all = Buffer.buffer();
    for (ByteBuf piece = client.readOutbound(); piece != null; piece = client.readOutbound()) {
      byte[] array = new byte[piece.readableBytes()];
      piece.readBytes(array);
      piece.release();
      all.appendBytes(array);
    }
    return all;
  }

  private Buffer stream(int id, Map<String, String> headers) {
    DefaultSpdySynStreamFrame opening = new DefaultSpdySynStreamFrame(id, 0, (byte) 0);
    headers.forEach((name, value) -> opening.headers().set(name, value));
    return bytes(opening);
  }

  private Buffer data(int id, String text, boolean last) {
    DefaultSpdyDataFrame data = new DefaultSpdyDataFrame(id, Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
    data.setLast(last);
    return bytes(data);
  }

  /** What came from the server since the last time, in words. */
  private List<String> answers() {
    wire.sent.forEach(buffer -> client.writeInbound(Unpooled.wrappedBuffer(buffer.getBytes())));
    wire.sent.clear();
    List<String> words = new ArrayList<>();
    for (Object frame = client.readInbound(); frame != null; frame = client.readInbound()) {
      words.add(switch (frame) {
        case SpdySynReplyFrame reply -> "reply " + reply.streamId();
        case SpdyDataFrame data -> "data " + data.streamId() + " " + data.content().toString(StandardCharsets.UTF_8) + (data.isLast() ? "." : "");
        case SpdyRstStreamFrame reset -> "reset " + reset.streamId() + " " + reset.status();
        case SpdyPingFrame ping -> "ping " + ping.id();
        case SpdyGoAwayFrame bye -> "bye " + bye.status();
        default -> frame.toString();
      });
    }
    return words;
  }

  @Test
  void a_command_begins_when_all_its_streams_are_there() {
    command(new Streams(true, true, false, false));
    talk.received(stream(1, Map.of("streamtype", "error")));
    talk.received(stream(3, Map.of("streamtype", "stdin")));
    assertThat(other.heard).isEmpty();
    talk.received(stream(5, Map.of("streamtype", "stdout")));
    assertThat(other.heard).containsExactly("start");
    assertThat(answers()).containsExactly("reply 1", "reply 3", "reply 5");
    talk.received(data(3, "ls\n", false));
    talk.received(data(3, "more", true));
    other.listener.output(Bytes.utf8("file"));
    other.listener.end(new End.Done());
    assertThat(other.heard).containsExactly("start", "ls\n", "more", "(end)");
    assertThat(answers()).containsExactly("data 5 file", "data 3 .", "data 5 .", "data 1 {\"metadata\":{},\"status\":\"Success\"}", "data 1 .",
        "bye OK");
    assertThat(wire.closed).isTrue();
  }

  @Test
  void a_terminal_brings_a_stream_for_its_size() {
    command(new Streams(true, true, false, true));
    int id = 1;
    for (String type : List.of("error", "stdin", "stdout", "resize")) {
      talk.received(stream(id, Map.of("streamtype", type)));
      id += 2;
    }
    talk.received(data(7, "{\"Width\":100,\"Height\":30}\n", false));
    assertThat(other.heard).containsExactly("start", "100x30");
  }

  @Test
  void streams_that_nobody_asked_for_are_refused() {
    command(Streams.OUTPUT);
    talk.received(stream(1, Map.of("streamtype", "stdin")));
    talk.received(stream(3, Map.of("streamtype", "error")));
    talk.received(stream(5, Map.of("streamtype", "error")));
    talk.received(stream(3, Map.of("streamtype", "stdout")));
    talk.received(stream(4, Map.of("streamtype", "stdout")));
    assertThat(answers()).containsExactly("reset 1 REFUSED_STREAM", "reply 3", "reset 5 REFUSED_STREAM", "reset 3 PROTOCOL_ERROR",
        "reset 4 PROTOCOL_ERROR");
  }

  @Test
  void pings_are_answered_and_bytes_may_come_one_by_one() {
    command(Streams.OUTPUT);
    for (byte each : bytes(new DefaultSpdyPingFrame(7)).getBytes()) {
      talk.received(Buffer.buffer(new byte[] {each}));
    }
    talk.received(bytes(new DefaultSpdyPingFrame(8)));
    assertThat(answers()).containsExactly("ping 7");
  }

  @Test
  void a_connection_is_two_streams_of_one_request() {
    List<Integer> ports = new ArrayList<>();
    talk = new Protocol("SPDY/3.1+portforward.k8s.io").webSocket(new Dialogue.Ports(List.of(), port -> {
      ports.add(port);
      return other;
    }), wire);
    talk.received(stream(1, Map.of("streamtype", "error", "port", "80", "requestid", "0")));
    assertThat(ports).isEmpty();
    talk.received(stream(3, Map.of("streamtype", "data", "port", "80", "requestid", "0")));
    assertThat(ports).containsExactly(80);
    talk.received(data(1, "", true));
    talk.received(data(3, "GET /", false));
    other.listener.output(Bytes.utf8("HTTP/1.1"));
    other.listener.end(new End.Failed("it broke"));
    assertThat(other.heard).containsExactly("start", "GET /");
    assertThat(answers()).containsExactly("reply 1", "reply 3", "data 3 HTTP/1.1", "data 1 it broke", "data 1 .", "data 3 .");
    talk.received(stream(5, Map.of("streamtype", "data", "port", "0", "requestid", "1")));
    talk.received(stream(7, Map.of("streamtype", "data", "port", "x", "requestid", "1")));
    assertThat(answers()).containsExactly("reset 5 REFUSED_STREAM", "reset 7 REFUSED_STREAM");
    assertThat(wire.closed).isFalse();
  }

  @Test
  void a_reset_connection_is_left_and_the_others_with_the_client() {
    List<ScriptedTalk> opened = new ArrayList<>();
    talk = new Protocol("portforward.k8s.io").spdy(new Dialogue.Ports(List.of(), port -> {
      opened.add(new ScriptedTalk());
      return opened.getLast();
    }), wire);
    for (int request = 0; request < 2; request++) {
      talk.received(stream(4 * request + 1, Map.of("streamtype", "error", "port", "80", "requestid", "" + request)));
      talk.received(stream(4 * request + 3, Map.of("streamtype", "data", "port", "80", "requestid", "" + request)));
    }
    talk.received(bytes(new DefaultSpdyRstStreamFrame(3, SpdyStreamStatus.CANCEL)));
    assertThat(opened.get(0).heard).containsExactly("start", "(end)", "(cancel)");
    assertThat(opened.get(1).heard).containsExactly("start");
    talk.gone();
    assertThat(opened.get(1).heard).containsExactly("start", "(end)", "(cancel)");
  }

  @Test
  void a_side_that_reads_slowly_stops_the_wire() {
    command(new Streams(true, false, false, false));
    talk.received(stream(1, Map.of("streamtype", "error")));
    talk.received(stream(3, Map.of("streamtype", "stdin")));
    other.taken = new CompletableFuture<>();
    talk.received(data(3, "a", false).appendBuffer(data(3, "b", true)));
    assertThat(wire.paused).isTrue();
    assertThat(other.heard).containsExactly("start", "a");
    CompletableFuture<Void> first = other.taken;
    other.taken = null;
    first.complete(null);
    assertThat(wire.paused).isFalse();
    assertThat(other.heard).containsExactly("start", "a", "b", "(end)");
  }

  @Test
  void what_is_no_spdy_ends_the_session() {
    command(Streams.OUTPUT);
    talk.received(Buffer.buffer(new byte[] {(byte) 0x80, 2, 0, 1, 0, 0, 0, 0}));
    assertThat(wire.closed).isTrue();
    assertThat(other.heard).containsExactly("(cancel)");
    talk.received(Buffer.buffer("more"));
    talk.gone();
    assertThat(other.heard).containsExactly("(cancel)");
  }

  @Test
  void headers_that_unpack_to_megabytes_are_refused_and_not_kept() {
    command(Streams.OUTPUT);
    Map<String, String> bomb = new LinkedHashMap<>(Map.of("streamtype", "error"));
    for (int i = 0; i < 100; i++) {
      bomb.put("bomb-" + i, "x".repeat(60_000));
    }
    talk.received(stream(1, bomb));
    assertThat(other.heard).doesNotContain("start");
    assertThat(answers()).doesNotContain("reply 1");
  }

  @Test
  void no_more_streams_are_open_at_once_than_anybody_needs() {
    talk = new Protocol("portforward.k8s.io").spdy(new Dialogue.Ports(List.of(), port -> new ScriptedTalk()), wire);
    for (int i = 0; i < 1100; i++) {
      talk.received(stream(2 * i + 1, Map.of("streamtype", "error", "port", "80", "requestid", "" + i)));
    }
    List<String> answers = answers();
    assertThat(answers).filteredOn(answer -> answer.startsWith("reply")).hasSize(1000);
    assertThat(answers).filteredOn(answer -> answer.endsWith("REFUSED_STREAM")).hasSize(100);
  }

  /** Sessions as clients have them, with bytes flipped, lost, doubled and cut. Whatever happens, it happens at once and is bounded. */
  @Test
  void whatever_is_sent_nothing_breaks() {
    Random random = new Random(11);
    for (int round = 0; round < 3_000; round++) {
      EmbeddedChannel fresh = new EmbeddedChannel(new SpdyFrameCodec(SpdyVersion.SPDY_3_1));
      PaperWire paper = new PaperWire();
      Talk hostile = new Protocol("portforward.k8s.io").spdy(random.nextBoolean()
          ? new Dialogue.Ports(List.of(), port -> new ScriptedTalk())
          : new Dialogue.Command(new Streams(true, true, true, true), new ScriptedTalk()), paper);
      hostile.open();
      hostile.received(damaged(session(fresh, random), random));
      hostile.gone();
      assertThat(paper.sent.stream().mapToLong(Buffer::length).sum()).isLessThan(100_000);
      fresh.finishAndReleaseAll();
    }
  }

  private static Buffer session(EmbeddedChannel codec, Random random) {
    List<String> types = List.of("error", "data", "stdin", "stdout", "stderr", "resize");
    for (int i = 0; i < 8; i++) {
      DefaultSpdySynStreamFrame opening = new DefaultSpdySynStreamFrame(2 * i + 1, 0, (byte) random.nextInt(8));
      opening.headers().set("streamtype", types.get(random.nextInt(types.size()))).set("port", "80").set("requestid", "" + i / 2);
      codec.writeOutbound(opening);
      DefaultSpdyDataFrame data = new DefaultSpdyDataFrame(2 * i + 1, Unpooled.wrappedBuffer(new byte[random.nextInt(50)]));
      data.setLast(random.nextInt(4) == 0);
      codec.writeOutbound(data);
      codec.writeOutbound(new DefaultSpdyPingFrame(random.nextInt(100)));
    }
    Buffer all = Buffer.buffer();
    for (ByteBuf piece = codec.readOutbound(); piece != null; piece = codec.readOutbound()) {
      byte[] array = new byte[piece.readableBytes()];
      piece.readBytes(array);
      piece.release();
      all.appendBytes(array);
    }
    return all;
  }

  private static Buffer damaged(Buffer whole, Random random) {
    byte[] bytes = whole.getBytes();
    for (int i = random.nextInt(6); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    Buffer damaged = Buffer.buffer(bytes);
    int cut = random.nextInt(bytes.length);
    return switch (random.nextInt(3)) {
      case 0 -> damaged.getBuffer(0, cut);
      case 1 -> damaged.getBuffer(0, cut).appendBuffer(damaged.getBuffer(Math.min(bytes.length, cut + random.nextInt(9)), bytes.length));
      default -> damaged;
    };
  }
}
