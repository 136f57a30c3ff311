package io.hexareme.core.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.core.consensus.progress.Mode;
import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Raft paper, section 7. */
final class SnapshotTest {
  private final Group group = Group.of("a", "b", "c").elect("a");

  /** c has missed what a has compacted by now. */
  private void behind() {
    group.cutOff.add("c");
    for (int i = 0; i < 20; i++) group.propose("a", "x" + i);
    group.settle();
    group.node("a").compact(5);
    group.cutOff.clear();
  }

  private void agrees() {
    assertThat(group.node("c").applied).isEqualTo(group.commit("a"));
    assertThat(group.node("c").state).isEqualTo(group.node("a").state);
  }

  @Test
  void who_needs_what_is_compacted_gets_the_snapshot_and_then_the_entries_after_it() {
    behind();
    group.propose("a", "y");
    group.ticks(4);
    agrees();
    assertThat(group.node("c").outputs).filteredOn(output -> output.install() != null).singleElement().satisfies(output -> {
      assertThat(output.install().index()).isEqualTo(21);
      assertThat(output.hardState()).as("together with it").isNotNull();
      assertThat(output.afterPersist()).hasOnlyElementsOfType(Message.AppendAnswer.class);
    });
    assertThat(group.node("a").raft.status().progress().get("c").mode()).isEqualTo(Mode.REPLICATE);
  }

  @Test
  void entries_that_are_kept_behind_the_snapshot_spare_it() {
    group.cutOff.add("c");
    for (int i = 0; i < 5; i++) group.propose("a", "x" + i);
    group.settle();
    group.node("a").compact(10);
    group.cutOff.clear();
    group.ticks(4);
    agrees();
    assertThat(group.node("c").outputs).allSatisfy(output -> assertThat(output.install()).isNull());
  }

  @Test
  void only_so_many_pieces_are_under_way() {
    behind();
    group.lost = message -> message instanceof Message.InstallSnapshotAnswer;
    group.ticks(4);
    assertThat(pieces()).isEqualTo(4);
  }

  @Test
  void pieces_that_are_lost_are_sent_again() {
    behind();
    group.lost = message -> message instanceof Message.InstallSnapshot piece && piece.sequence() % 3 == 1;
    group.ticks(4);
    group.lost = message -> false;
    group.ticks(20);
    agrees();
  }

  @Test
  void a_snapshot_begins_again_with_somebody_who_has_lost_its_pieces() {
    behind();
    group.lost = message -> message instanceof Message.InstallSnapshot piece && piece.sequence() == 5;
    group.ticks(4);
    group.node("c").crash();
    group.node("c").start();
    group.lost = message -> false;
    group.ticks(30);
    agrees();
  }

  @Test
  void the_last_piece_is_sent_until_the_snapshot_is_known_to_be_written() {
    behind();
    group.lost = message -> message instanceof Message.AppendAnswer answer && !answer.rejected() && answer.from().equals("c");
    group.ticks(15);
    assertThat(group.node("a").raft.status().progress().get("c").mode()).isEqualTo(Mode.SNAPSHOT);
    group.lost = message -> false;
    group.ticks(15);
    assertThat(group.node("a").raft.status().progress().get("c").mode()).isEqualTo(Mode.REPLICATE);
  }

  @Test
  void a_snapshot_of_what_the_log_has_anyway_leaves_the_log_as_it_is() {
    Raft raft = RaftPaperTest.raft(new HardState(2, "", 0), "1 2 2");
    Membership abc = Membership.of(List.of("a", "b", "c"));
    Output output = raft.step(new Input.Receive(new Message.InstallSnapshot("b", "a", 2, 2, 2, abc, 0, true, Bytes.utf8("state"))));
    assertThat(output.install()).isNull();
    assertThat(output.afterPersist()).containsExactly(new Message.AppendAnswer("a", "b", 2, false, 2, 0, 0, 0));
    assertThat(raft.status().lastIndex()).isEqualTo(3);
    assertThat(output.committed()).extracting(LogEntry::index).containsExactly(1L, 2L);
  }

  @Test
  void a_snapshot_takes_the_place_of_a_log_that_conflicts() {
    Raft raft = RaftPaperTest.raft(new HardState(2, "", 0), "1 1 1");
    Membership four = Membership.of(List.of("a", "b", "c", "d"));
    Output output = raft.step(new Input.Receive(new Message.InstallSnapshot("b", "a", 2, 2, 2, four, 0, true, Bytes.utf8("state"))));
    assertThat(output.install()).isEqualTo(new Snapshot(2, 2, four, List.of(Bytes.utf8("state"))));
    assertThat(raft.status().lastIndex()).isEqualTo(2);
    assertThat(raft.status().membership()).isEqualTo(four);
  }

  @Test
  void a_snapshot_that_is_older_than_what_is_committed_is_answered_and_dropped() {
    Group pair = Group.of("a", "b").elect("a");
    pair.propose("a", "x");
    pair.ticks(3);
    Output output = pair.node("b").step(new Input.Receive(
        new Message.InstallSnapshot("a", "b", 1, 1, 1, Membership.of(List.of("a", "b")), 0, true, Bytes.EMPTY)));
    assertThat(output.install()).isNull();
    assertThat(output.afterPersist()).containsExactly(new Message.AppendAnswer("b", "a", 1, false, 2, 0, 0, 0));
  }

  /** etcd#18055: while one snapshot is on its way, another is taken and the log is cut behind it. */
  @Test
  void two_snapshots_in_quick_succession() {
    behind();
    group.lost = message -> message instanceof Message.InstallSnapshot piece && piece.sequence() == 3;
    group.ticks(4);
    for (int i = 0; i < 20; i++) group.propose("a", "y" + i);
    group.settle();
    group.node("a").compact(0);
    group.lost = message -> false;
    group.ticks(40);
    agrees();
  }

  @Test
  void entries_beyond_the_snapshot_cannot_be_forgotten() {
    Node a = group.node("a");
    assertThatIllegalArgumentException().isThrownBy(() -> a.step(new Input.Snapshotted(new Snapshot(1, 1, Membership.NONE, List.of()), 2)));
  }

  private long pieces() {
    return group.node("a").outputs.stream().flatMap(output -> output.messages().stream())
        .filter(Message.InstallSnapshot.class::isInstance).count();
  }
}
