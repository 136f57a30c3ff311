package io.hexareme.adapters.httpvertx.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.api.ApiResponse.Dialogue;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.stream.Streams;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelsTest {
  private static final String EXIT_3 = "{\"metadata\":{},\"status\":\"Failure\",\"message\":\"command terminated with non-zero exit code: \\\"x\\\"\","
      + "\"reason\":\"NonZeroExitCode\",\"details\":{\"causes\":[{\"reason\":\"ExitCode\",\"message\":\"3\"}]}}";
  private final PaperWire wire = new PaperWire();
  private final ScriptedTalk other = new ScriptedTalk();

  private Talk command(String protocol) {
    Talk talk = new Protocol(protocol).webSocket(new Dialogue.Command(new Streams(true, true, true, true), other), wire);
    talk.open();
    return talk;
  }

  private static Buffer message(int channel, String text) {
    return Buffer.buffer().appendByte((byte) channel).appendString(text);
  }

  @Test
  void streams_have_numbers_and_the_last_word_is_a_status() {
    Talk talk = command("v5.channel.k8s.io");
    talk.received(message(0, "ls\n"));
    talk.received(message(4, "{\"Width\":80,\"Height\":24}"));
    other.listener.output(Bytes.utf8("out"));
    other.listener.error(Bytes.utf8("err"));
    talk.received(Buffer.buffer(new byte[] {(byte) 255, 0}));
    other.listener.end(new End.Done());
    assertThat(other.heard).containsExactly("start", "ls\n", "80x24", "(end)");
    assertThat(wire.messages()).containsExactly("1:", "1:out", "2:err", "3:{\"metadata\":{},\"status\":\"Success\"}");
    assertThat(wire.closed).isTrue();
    talk.gone();
    assertThat(other.heard).doesNotContain("(cancel)");
  }

  @Test
  void an_exit_code_is_a_cause_of_the_status() {
    command("v4.channel.k8s.io");
    other.listener.end(new End.Exited(3, "command terminated with non-zero exit code: \"x\""));
    assertThat(wire.messages()).containsExactly("1:", "3:" + EXIT_3);
  }

  @Test
  void what_could_not_be_run_is_an_internal_error() {
    command("v4.channel.k8s.io");
    other.listener.end(new End.Failed("no such thing"));
    assertThat(wire.messages().getLast()).isEqualTo("3:{\"metadata\":{},\"status\":\"Failure\",\"message\":\"Internal error occurred: no such thing\","
        + "\"reason\":\"InternalError\",\"details\":{\"causes\":[{\"message\":\"no such thing\"}]},\"code\":500}");
  }

  @ParameterizedTest
  @CsvSource({"channel.k8s.io", "v3.channel.k8s.io", "''"})
  void before_version_4_the_last_word_is_a_text_or_none(String protocol) {
    command(protocol);
    other.listener.end(new End.Exited(3, "it failed"));
    assertThat(wire.messages()).containsExactly("1:", "3:it failed");
    PaperWire second = new PaperWire();
    ScriptedTalk fine = new ScriptedTalk();
    new Protocol(protocol).webSocket(new Dialogue.Command(Streams.OUTPUT, fine), second).open();
    fine.listener.end(new End.Done());
    assertThat(second.messages()).containsExactly("1:");
  }

  @Test
  void before_version_5_no_stream_can_be_closed() {
    Talk talk = command("v4.channel.k8s.io");
    talk.received(Buffer.buffer(new byte[] {(byte) 255, 0}));
    assertThat(other.heard).containsExactly("start");
  }

  @Test
  void base64_is_for_those_who_cannot_send_bytes() {
    Talk talk = command("v4.base64.channel.k8s.io");
    talk.received(Buffer.buffer("0bHM="));
    talk.received(Buffer.buffer("0%%%"));
    other.listener.output(Bytes.utf8("hi"));
    assertThat(other.heard).containsExactly("start", "ls");
    assertThat(wire.sent).extracting(Buffer::toString).containsExactly("1", "1aGk=");
  }

  @Test
  void who_goes_away_ends_the_input_and_the_conversation() {
    Talk talk = command("v4.channel.k8s.io");
    talk.received(message(0, "a"));
    talk.gone();
    talk.gone();
    talk.received(message(0, "b"));
    assertThat(other.heard).containsExactly("start", "a", "(end)", "(cancel)");
  }

  @Test
  void a_command_that_reads_slowly_stops_the_wire() {
    Talk talk = command("v5.channel.k8s.io");
    other.taken = new CompletableFuture<>();
    talk.received(message(0, "a"));
    talk.received(message(0, "b"));
    talk.received(Buffer.buffer(new byte[] {(byte) 255, 0}));
    assertThat(wire.paused).isTrue();
    assertThat(other.heard).containsExactly("start", "a");
    CompletableFuture<Void> first = other.taken;
    other.taken = null;
    first.complete(null);
    assertThat(wire.paused).isFalse();
    assertThat(other.heard).containsExactly("start", "a", "b", "(end)");
  }

  @Test
  void a_client_that_reads_slowly_is_told_the_next_piece_when_it_has_the_last() {
    command("v5.channel.k8s.io");
    wire.socket = Promise.promise();
    var taken = other.listener.output(new Bytes(new byte[70_000])).toCompletableFuture();
    assertThat(wire.sent).hasSize(2);
    Promise<Void> full = wire.socket;
    wire.socket = null;
    full.complete();
    assertThat(taken).isCompleted();
    assertThat(wire.sent.stream().skip(1).mapToInt(message -> message.length() - 1)).containsExactly(32768, 32768, 4464);
  }

  @Test
  void each_port_has_two_channels_that_begin_with_its_number() {
    List<ScriptedTalk> opened = new ArrayList<>();
    Talk talk = new Protocol("v4.channel.k8s.io").webSocket(new Dialogue.Ports(List.of(80, 8443), port -> {
      opened.add(new ScriptedTalk());
      return opened.getLast();
    }), wire);
    talk.open();
    assertThat(wire.sent).extracting(Buffer::getBytes).containsExactly(
        new byte[] {0, 80, 0}, new byte[] {1, 80, 0}, new byte[] {2, (byte) 0xfb, 0x20}, new byte[] {3, (byte) 0xfb, 0x20});
    talk.received(message(2, "x"));
    talk.received(message(3, "nobody reads this"));
    talk.received(message(9, "nor this"));
    assertThat(opened.get(1).heard).containsExactly("start", "x");
    wire.sent.clear();
    opened.get(1).listener.output(Bytes.utf8("y"));
    opened.get(1).listener.end(new End.Failed("refused"));
    assertThat(wire.messages()).containsExactly("2:y", "3:refused");
    assertThat(wire.closed).isFalse();
    opened.get(0).listener.end(new End.Done());
    assertThat(wire.closed).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "v5.channel.k8s.io,v4.channel.k8s.io;v5.channel.k8s.io;v4.channel.k8s.io",
      "v3.channel.k8s.io, v2.channel.k8s.io;v3.channel.k8s.io;none",
      "SPDY/3.1+portforward.k8s.io;none;SPDY/3.1+portforward.k8s.io",
      "v9.channel.k8s.io;none;none",
      "'';'';''"})
  void the_first_offer_that_fits_what_is_talked_about_is_taken(String offered, String forCommand, String forPorts) {
    assertThat(Protocol.inWebSocket(offered, new Dialogue.Command(Streams.OUTPUT, other)).map(Protocol::name).orElse("none")).isEqualTo(forCommand);
    assertThat(Protocol.inWebSocket(offered, new Dialogue.Ports(List.of(), port -> other)).map(Protocol::name).orElse("none")).isEqualTo(forPorts);
  }

  @Test
  void whatever_is_sent_nothing_breaks() {
    Random random = new Random(5);
    for (int round = 0; round < 2_000; round++) {
      Talk talk = new Protocol(random.nextBoolean() ? "v5.channel.k8s.io" : "v4.base64.channel.k8s.io")
          .webSocket(random.nextBoolean() ? new Dialogue.Command(new Streams(true, true, true, true), new ScriptedTalk())
              : new Dialogue.Ports(List.of(1, 2), port -> new ScriptedTalk()), new PaperWire());
      talk.open();
      for (int i = 0; i < 5; i++) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        talk.received(Buffer.buffer(bytes));
      }
      talk.gone();
    }
    Talk resizing = command("v5.channel.k8s.io");
    for (int i = 0; i < 10_000; i++) {
      resizing.received(message(4, "{\"Width\":"));
    }
    resizing.received(message(4, "}{\"Width\":1,\"Height\":2}"));
    assertThat(other.heard).containsExactly("start", "1x2");
  }
}
