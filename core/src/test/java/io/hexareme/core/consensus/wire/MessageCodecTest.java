package io.hexareme.core.consensus.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hexareme.core.consensus.Message;
import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.core.consensus.membership.MembershipEntry;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.value.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class MessageCodecTest {
  private static final Membership JOINT = new Membership(
      new TreeSet<>(List.of("a", "b")), new TreeSet<>(List.of("a", "c")), new TreeSet<>(List.of("é")), new TreeSet<>(List.of("c")));
  private static final List<LogEntry> ENTRIES = List.of(
      new LogEntry(8, 3, LogEntry.Kind.EMPTY, Bytes.EMPTY),
      new LogEntry(9, 3, Bytes.utf8("command")),
      new LogEntry(10, 4, LogEntry.Kind.MEMBERSHIP, new MembershipEntry(JOINT, Bytes.utf8("why")).encode()));

  /** One of each kind at least. */
  private static final List<Message> ALL = List.of(
      new Message.RequestVote("a", "b", 7, true, false, 1L << 40, 3),
      new Message.RequestVote("a", "b", 7, false, true, 0, 0),
      new Message.Vote("a", "b", Long.MAX_VALUE, true, false),
      new Message.Append("a", "b", 4, 7, 3, ENTRIES, 6),
      new Message.Append("a", "b", 4, 0, 0, List.of(), 0),
      new Message.AppendAnswer("a", "b", 4, true, 9, 5, 3, -77),
      new Message.Heartbeat("a", "b", 4, 9, 12, Long.MIN_VALUE),
      new Message.HeartbeatAnswer("a", "b", 4, 12, 1),
      new Message.InstallSnapshot("a", "b", 4, 99, 3, JOINT, 2, true, Bytes.utf8("state")),
      new Message.InstallSnapshotAnswer("a", "b", 4, 99, 3),
      new Message.ReadIndex("a", "b", 4, -5),
      new Message.ReadIndexAnswer("a", "b", 4, -5, 9),
      new Message.TimeoutNow("", "ü", 4));

  @Test
  void a_message_comes_out_as_it_went_in() {
    assertThat(ALL).extracting(Object::getClass).contains(Message.class.getPermittedSubclasses());
    for (Message message : ALL) assertThat(MessageCodec.decode(MessageCodec.encode(message))).isEqualTo(message);
  }

  @Test
  void a_message_that_is_cut_short_or_has_something_left_over_is_refused() {
    for (Message message : ALL) {
      byte[] bytes = MessageCodec.encode(message).array();
      for (int length = 0; length < bytes.length; length++) refused(Arrays.copyOf(bytes, length));
      refused(Arrays.copyOf(bytes, bytes.length + 1));
    }
  }

  @Test
  void another_version_is_refused_by_name() {
    byte[] bytes = MessageCodec.encode(ALL.getFirst()).array().clone();
    bytes[0] = 2;
    assertThatIllegalArgumentException().isThrownBy(() -> MessageCodec.decode(new Bytes(bytes)))
        .withMessage("a message of version 2 is not known here");
  }

  @Test
  void entries_whose_terms_fall_or_pass_the_senders_are_refused() {
    LogEntry three = new LogEntry(8, 3, Bytes.EMPTY);
    refused(MessageCodec.encode(new Message.Append("a", "b", 4, 7, 4, List.of(three), 0)).array());
    refused(MessageCodec.encode(new Message.Append("a", "b", 2, 7, 1, List.of(three), 0)).array());
  }

  /** Whatever is changed in a message, or made up: it is another message or an {@link IllegalArgumentException}, and nothing else. */
  @Test
  void garbage_is_refused_and_nothing_worse() {
    Random random = new Random(5);
    for (int i = 0; i < 100_000; i++) {
      byte[] bytes = MessageCodec.encode(ALL.get(random.nextInt(ALL.size()))).array().clone();
      if (random.nextInt(4) == 0) random.nextBytes(bytes);
      if (random.nextInt(4) > 0) bytes[0] = MessageCodec.VERSION;
      for (int flips = random.nextInt(5); flips >= 0; flips--) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      try {
        assertThat(MessageCodec.decode(new Bytes(bytes))).isNotNull();
      } catch (IllegalArgumentException expected) {
        assertThat(expected).hasMessageMatching("(?s).+");
      }
    }
  }

  private static void refused(byte[] bytes) {
    assertThatIllegalArgumentException().isThrownBy(() -> MessageCodec.decode(new Bytes(bytes)));
  }
}
