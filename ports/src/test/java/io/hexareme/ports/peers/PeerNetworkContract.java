package io.hexareme.ports.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What every {@link PeerNetwork} must do while nothing is broken but what a test breaks. Members are called m1, m2 and m3. */
public abstract class PeerNetworkContract extends PeersUnderTest {
  private static final int CHUNK = 64 << 10;

  private static Bytes random(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return new Bytes(bytes);
  }

  private static List<Bytes> messages(int count, int longest) {
    Random random = new Random(count);
    List<Bytes> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) messages.add(random(random, random.nextInt(longest)));
    return messages;
  }

  @Test
  void many_small_messages_arrive_whole_once_and_in_order() {
    PeerUnderTest one = start("m1", "m2");
    PeerUnderTest two = start("m2", "m1");
    meet(one, two);
    List<Bytes> messages = messages(5000, 300);
    for (int i = 0; i < 5000; i += 100) sendAll(one, two, messages.subList(i, i + 100));
    runUntil(() -> two.received().size() >= 5000);
    meet(one, two);
    assertThat(two.receivedFrom("m1")).isEqualTo(messages);
    assertThat(one.received()).isEmpty();
  }

  @Test
  void large_messages_arrive_whole_and_small_ones_do_not_overtake_them() {
    PeerUnderTest one = start("m1", "m2");
    PeerUnderTest two = start("m2", "m1");
    meet(one, two);
    Random random = new Random(2);
    for (int length : new int[] {16 << 20, (1 << 20) + 1, PeerNetwork.LARGEST_MESSAGE}) {
      List<Bytes> pair = List.of(random(random, length), Bytes.utf8("after"));
      int before = two.received().size();
      sendAll(one, two, pair);
      runUntil(() -> two.received().size() >= before + 2);
      assertThat(two.receivedFrom("m1").subList(before, before + 2).equals(pair)).as("%d bytes", length).isTrue();
    }
  }

  @Test
  void an_empty_message_arrives() {
    PeerUnderTest one = start("m1", "m2");
    PeerUnderTest two = start("m2", "m1");
    meet(one, two);
    sendAll(one, two, List.of(Bytes.EMPTY, Bytes.utf8("x"), Bytes.EMPTY));
    runUntil(() -> two.received().size() >= 3);
    assertThat(two.receivedFrom("m1")).containsExactly(Bytes.EMPTY, Bytes.utf8("x"), Bytes.EMPTY);
  }

  @Test
  void a_message_that_is_too_long_is_the_callers_mistake() {
    PeerUnderTest one = start("m1", "m2");
    Bytes tooLong = new Bytes(new byte[PeerNetwork.LARGEST_MESSAGE + 1]);
    assertThatThrownBy(() -> on(one, () -> one.network.send("m2", tooLong))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void each_hears_from_all_and_knows_from_whom() {
    PeerUnderTest one = start("m1", "m2", "m3");
    PeerUnderTest two = start("m2", "m1", "m3");
    PeerUnderTest three = start("m3", "m1", "m2");
    List<PeerUnderTest> all = List.of(one, two, three);
    for (PeerUnderTest from : all) {
      for (PeerUnderTest to : all) {
        if (from == to) continue;
        meet(from, to);
        sendAll(from, to, List.of(Bytes.utf8(from.id + " to " + to.id)));
      }
    }
    runUntil(() -> all.stream().allMatch(member -> member.received().size() >= 2));
    assertThat(one.received()).containsExactlyInAnyOrder(message("m2", "m2 to m1"), message("m3", "m3 to m1"));
    assertThat(two.received()).containsExactlyInAnyOrder(message("m1", "m1 to m2"), message("m3", "m3 to m2"));
    assertThat(three.received()).containsExactlyInAnyOrder(message("m1", "m1 to m3"), message("m2", "m2 to m3"));
  }

  private static PeerUnderTest.Message message(String from, String text) {
    return new PeerUnderTest.Message(from, Bytes.utf8(text));
  }

  @Test
  void what_is_sent_to_a_stranger_is_dropped() {
    PeerUnderTest one = start("m1", "m2");
    PeerUnderTest two = start("m2", "m1");
    PeerUnderTest three = start("m3", "m1", "m2");
    sendAll(one, three, List.of(Bytes.utf8("who are you?")));
    meet(one, two);
    meet(three, one);
    assertThat(backlog(one, "m3")).isZero();
    assertThat(three.received()).isEmpty();
    assertThat(one.unreachable).doesNotContain("m3");
  }

  @Test
  void a_peer_that_is_not_there_yet_is_found_when_it_comes() {
    PeerUnderTest one = start("m1", "m2");
    sendAll(one, new PeerUnderTest("m2", one.loop, null), List.of(Bytes.utf8("nobody hears this")));
    runUntil(() -> one.unreachable.contains("m2"));
    PeerUnderTest two = start("m2", "m1");
    meet(one, two);
    meet(two, one);
    assertThat(two.received()).isEmpty();
  }

  @Test
  void the_backlog_goes_down_to_nothing_once_all_is_taken() {
    PeerUnderTest one = start("m1", "m2");
    PeerUnderTest two = start("m2", "m1");
    meet(one, two);
    long[] backlog = new long[1];
    on(one, () -> {
      for (Bytes message : messages(10, CHUNK)) one.send("m2", message);
      backlog[0] = one.network.backlog("m2");
    });
    assertThat(backlog[0]).isPositive();
    runUntil(() -> two.received().size() == 10);
    while (backlog(one, "m2") > 0) meet(one, two);
  }

  private long backlog(PeerUnderTest member, String to) {
    AtomicLong backlog = new AtomicLong();
    on(member, () -> backlog.set(member.network.backlog(to)));
    return backlog.get();
  }

  @Test
  void a_peer_that_does_not_take_is_given_no_more_than_the_bound_and_the_sender_is_told() {
    PeerUnderTest one = start("m1", "m2", "m3");
    PeerUnderTest two = start("m2", "m1");
    PeerUnderTest three = start("m3", "m1");
    meet(one, two);
    one.unreachable.clear();
    standStill("m2");
    List<Bytes> sent = new ArrayList<>();
    do {
      assertThat((long) sent.size() * CHUNK).as("bytes taken for a peer that takes none").isLessThanOrEqualTo(capacity());
      sent.add(random(new Random(sent.size()), CHUNK));
    } while (isTaken(one, two, sent.getLast()));
    runUntil(() -> one.unreachable.contains("m2"));
    meet(one, three);
    goOn("m2");
    meet(one, two);
    List<Bytes> arrived = two.receivedFrom("m1");
    assertThat(arrived).isNotEmpty().hasSizeLessThan(sent.size());
    assertThat(sent.subList(0, arrived.size()).equals(arrived)).as("what arrived is what was sent first").isTrue();
  }

  private boolean isTaken(PeerUnderTest from, PeerUnderTest to, Bytes message) {
    AtomicBoolean taken = new AtomicBoolean();
    on(from, () -> {
      long before = from.network.backlog(to.id);
      from.send(to.id, message);
      taken.set(from.network.backlog(to.id) > before);
    });
    assertThat(backlog(from, to.id)).isLessThanOrEqualTo(capacity());
    return taken.get();
  }

  @Test
  void nobody_is_called_back_from_inside_a_call() {
    PeerUnderTest one = start("m1", "m2", "m3");
    PeerUnderTest two = start("m2", "m1");
    meet(one, two);
    on(one, () -> {
      for (int i = 0; i * (long) CHUNK <= capacity(); i++) one.send("m2", new Bytes(new byte[CHUNK]));
      one.send("m3", Bytes.utf8("nobody there"));
    });
    runUntil(() -> one.unreachable.contains("m2") && one.unreachable.contains("m3"));
    assertThat(one.calledBackInsideACall()).isZero();
  }

  @Test
  void a_peer_that_is_taken_off_the_list_gets_nothing_until_it_is_back_on_it() {
    PeerUnderTest one = start("m1", "m2", "m3");
    PeerUnderTest two = start("m2", "m1");
    PeerUnderTest three = start("m3", "m1");
    meet(one, two);
    meet(one, three);
    on(one, () -> one.network.peers(peers("m3")));
    sendAll(one, two, List.of(Bytes.utf8("too late")));
    meet(one, three);
    assertThat(backlog(one, "m2")).isZero();
    on(one, () -> one.network.peers(peers("m2", "m3")));
    meet(one, two);
    meet(one, three);
    assertThat(two.received()).isEmpty();
  }

  @Test
  void the_same_list_again_changes_nothing() {
    PeerUnderTest one = start("m1", "m2");
    PeerUnderTest two = start("m2", "m1");
    meet(one, two);
    one.unreachable.clear();
    for (int i = 0; i < 3; i++) {
      on(one, () -> one.network.peers(peers("m2")));
      sendAll(one, two, List.of(Bytes.utf8("still there")));
    }
    runUntil(() -> two.received().size() == 3);
    assertThat(one.unreachable).isEmpty();
  }

  @Test
  void a_peer_that_restarts_is_missed_and_found_again() {
    PeerUnderTest one = start("m1", "m2");
    PeerUnderTest two = start("m2", "m1");
    for (int round = 0; round < 3; round++) {
      meet(one, two);
      meet(two, one);
      one.unreachable.clear();
      stop(two);
      runUntil(() -> one.unreachable.contains("m2"));
      two = start("m2", "m1");
    }
    meet(one, two);
    meet(two, one);
    sendAll(one, two, List.of(Bytes.utf8("welcome back")));
    PeerUnderTest last = two;
    runUntil(() -> !last.received().isEmpty());
    assertThat(last.receivedFrom("m1")).containsExactly(Bytes.utf8("welcome back"));
  }
}
