package io.hexareme.adapters.peersvertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.peers.PeerNetwork;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever comes in, nothing but its connection ends, and that is counted. */
class HostileInputTest {
  private final Members members = new Members();
  private Members.Started one;

  private Wire connect() {
    if (one == null) one = members.start("m1", null, "m2");
    return Wire.plain(members.port("m1"));
  }

  @AfterEach
  void who_belongs_to_it_is_served_as_ever() {
    Members.Started two = members.start("m2", null, "m1");
    two.meet(one);
    one.meet(two);
    assertThat(members.failures).isEmpty();
    members.close();
  }

  private void refused(Wire wire, Refusal refusal) {
    wire.awaitClosed();
    assertThat(members.metrics.refused(refusal)).isEqualTo(1);
  }

  private void refused(Wire wire, Refusal refusal, String why) {
    assertThat(wire.answer()).isEqualTo(new Hello.Refused(why));
    refused(wire, refusal);
  }

  @Test
  void a_request_of_another_protocol() {
    refused(connect().say(Buffer.buffer("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")), Refusal.GARBAGE);
  }

  @Test
  void noise() {
    Random random = new Random(3);
    for (int round = 0; round < 50; round++) {
      byte[] noise = new byte[random.nextInt(5000) + Hello.LONGEST + 4];
      random.nextBytes(noise);
      connect().say(Buffer.buffer(noise)).close();
    }
  }

  @Test
  void a_first_frame_that_says_it_is_endless() {
    refused(connect().say(Buffer.buffer().appendInt(Integer.MAX_VALUE)), Refusal.GARBAGE);
  }

  @Test
  void a_first_frame_of_negative_length() {
    refused(connect().say(Buffer.buffer().appendInt(-1)), Refusal.GARBAGE);
  }

  @Test
  void a_hello_cut_short() {
    Buffer hello = Hello.frame(new Hello.Member(Members.GROUP, "m2", "m1", 1));
    Buffer cut = Buffer.buffer().appendInt(hello.length() - 10).appendBuffer(hello.slice(4, hello.length() - 6));
    refused(connect().say(cut), Refusal.GARBAGE);
  }

  @Test
  void another_version() {
    Buffer hello = Hello.frame(new Hello.Member(Members.GROUP, "m2", "m1", 1)).copy().setByte(8, (byte) 9);
    refused(connect().say(hello), Refusal.VERSION, "it speaks version 1 of the peers' protocol");
  }

  @Test
  void another_group() {
    refused(connect().hello("their group", "m2", "m1"), Refusal.GROUP, "it belongs to another group");
  }

  @Test
  void who_means_another_member() {
    refused(connect().hello(Members.GROUP, "m2", "m3"), Refusal.WRONG_MEMBER, "it is m1, not m3");
  }

  @Test
  void who_claims_to_be_the_member_itself() {
    refused(connect().hello(Members.GROUP, "m1", "m1"), Refusal.IDENTITY, "it is itself m1");
  }

  @Test
  void a_message_longer_than_any_may_be() {
    Wire wire = connect().hello(Members.GROUP, "m2", "m1");
    assertThat(wire.answer()).isInstanceOf(Hello.Member.class);
    wire.message("one").say(Buffer.buffer().appendInt(PeerNetwork.LARGEST_MESSAGE + 1));
    refused(wire, Refusal.TOO_LONG);
    assertThat(one.heard.messages).containsExactly("m2: one");
  }

  @Test
  void a_message_that_does_not_end_is_not_heard() {
    Wire wire = connect().hello(Members.GROUP, "m2", "m1").message("whole").say(Buffer.buffer().appendInt(100).appendString("half of"));
    Members.runUntil(() -> !one.heard.messages.isEmpty());
    wire.close();
    Wire next = connect().hello(Members.GROUP, "m2", "m1").message("next");
    Members.runUntil(() -> one.heard.messages.size() == 2);
    assertThat(one.heard.messages).containsExactly("m2: whole", "m2: next");
    next.close();
  }

  @Test
  void silence() {
    members.patience = new Patience(Duration.ofMillis(50), Duration.ofSeconds(3));
    refused(connect(), Refusal.SILENCE);
    members.patience = Patience.USUAL;
  }

  @Test
  void more_connections_than_anybody_needs() {
    members.patience = new Patience(Duration.ofMinutes(5), Duration.ofMinutes(5)); // on a slow machine silent ones would make room for others
    List<Wire> wires = new ArrayList<>();
    for (int i = 0; i < 80; i++) wires.add(connect());
    Members.runUntil(() -> members.metrics.refused(Refusal.CROWD) == 80 - 64);
    members.patience = Patience.USUAL;
    wires.forEach(Wire::close);
  }

  @Test
  void a_second_connection_of_one_member_takes_the_place_of_the_first() {
    Wire first = connect().hello(Members.GROUP, "m2", "m1");
    assertThat(first.answer()).isInstanceOf(Hello.Member.class);
    Wire second = connect().hello(Members.GROUP, "m2", "m1").message("from the second");
    first.awaitClosed();
    Members.runUntil(() -> !one.heard.messages.isEmpty());
    second.close();
  }

  @Test
  void a_member_that_is_not_on_the_list_is_heard_all_the_same() {
    Wire wire = connect().hello(Members.GROUP, "new", "m1").message("I was added just now");
    Members.runUntil(() -> !one.heard.messages.isEmpty());
    assertThat(one.heard.messages).containsExactly("new: I was added just now");
    Members.runUntil(() -> wire.frames() >= 2);
    wire.close();
  }

  @Test
  void a_peer_that_does_not_speak_the_protocol_is_tried_again_and_reported_once() {
    var server = Members.VERTX.createNetServer().connectHandler(socket -> socket.write("SSH-2.0-whatever\r\n"))
        .listen(members.port("m2"), "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    one = members.start("m1", null, Map.of("m2", members.url("m2")));
    Members.runUntil(() -> !members.notices.isEmpty());
    assertThat(members.notices).containsExactly("peer m2: " + members.url("m2") + " does not speak the peers' protocol");
    server.close().toCompletionStage().toCompletableFuture().join();
  }
}
