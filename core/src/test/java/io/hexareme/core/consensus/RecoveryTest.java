package io.hexareme.core.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A member that lost durable data: see {@link Recovery} for why this is enough. */
final class RecoveryTest {
  private final Group group = Group.of("a", "b", "c").elect("a");

  private void lose(String id) {
    group.node(id).crash();
    group.node(id).lose(0, HardState.INITIAL);
    group.node(id).start();
  }

  private boolean recovering(String id) {
    return group.node(id).raft.status().recovering();
  }

  @Test
  void it_gets_all_back_and_is_whole_again() {
    for (int i = 0; i < 5; i++) group.propose("a", "x" + i);
    group.settle();
    lose("c");
    assertThat(recovering("c")).isTrue();
    group.ticks(6);
    assertThat(recovering("c")).isFalse();
    assertThat(group.node("c").lossy).as("and knows it durably").isFalse();
    assertThat(group.node("c").applied).isEqualTo(group.commit("a"));
    group.node("b").crash();
    group.propose("a", "y");
    group.settle();
    assertThat(group.commit("a")).as("and counts").isEqualTo(group.last("a"));
  }

  @Test
  void it_neither_stands_nor_votes() {
    lose("c");
    group.node("a").crash();
    group.ticks(80);
    assertThat(group.leader()).as("b and c").isNull();
    assertThat(group.term("c")).isLessThanOrEqualTo(group.term("b"));
    group.node("a").start();
    group.ticks(60);
    assertThat(group.leader()).isNotNull();
    assertThat(recovering("c")).isFalse();
  }

  @Test
  void it_does_not_count_towards_a_commit() {
    group.lost = message -> message.to().equals("b");
    lose("c");
    group.propose("a", "x");
    group.ticks(4);
    assertThat(group.last("c")).as("it has everything").isEqualTo(group.last("a"));
    assertThat(group.commit("a")).as("but b has not").isEqualTo(1);
    assertThat(recovering("c")).isTrue();
  }

  @Test
  void it_does_not_vouch_for_a_read() {
    group.lost = message -> message.to().equals("b");
    lose("c");
    group.ticks(3);
    group.node("a").step(new Input.Read(1));
    group.ticks(3);
    assertThat(group.node("a").outputs).allSatisfy(output -> assertThat(output.reads()).isEmpty());
  }

  /** An acknowledgement from before the loss does not become true by arriving late. */
  @Test
  void what_it_acknowledged_before_is_forgotten() {
    group.propose("a", "x");
    group.settle();
    lose("c");
    group.lost = message -> message instanceof Message.Append && message.to().equals("c");
    group.ticks(2);
    assertThat(group.node("a").raft.status().progress().get("c").match()).isZero();
    group.node("a").step(new Input.Receive(new Message.AppendAnswer("c", "a", 1, false, 2, 0, 0, 0)));
    group.propose("a", "y");
    group.settle();
    assertThat(recovering("c")).isTrue();
  }

  @Test
  void losing_data_again_on_the_way_begins_anew() {
    for (int i = 0; i < 3; i++) group.propose("a", "x" + i);
    group.settle();
    lose("c");
    group.ticks(3);
    lose("c");
    group.ticks(6);
    assertThat(recovering("c")).isFalse();
    assertThat(group.node("c").applied).isEqualTo(group.commit("a"));
  }

  @Test
  void a_part_that_is_left_may_end_before_what_was_committed() {
    for (int i = 0; i < 5; i++) group.propose("a", "x" + i);
    group.ticks(3);
    group.node("c").crash();
    HardState left = group.node("c").hardState;
    group.node("c").lose(2, new HardState(left.term(), left.vote(), 6));
    group.node("c").start();
    group.ticks(6);
    assertThat(recovering("c")).isFalse();
    assertThat(group.node("c").state).isEqualTo(group.node("a").state);
  }

  /**
   * Why the leader's last entry at the time is not enough, and a new one must be committed by others: c voted for e in term 3 and lost it;
   * a still leads term 1, and does not know that the others have moved on.
   */
  @Test
  void a_leader_of_the_past_makes_nobody_whole() {
    Group five = Group.of("a", "b", "c", "d", "e").elect("a");
    five.cutOff.add("a");
    five.tire("b", "c", "d", "e");
    five.network.clear();
    five.elect("e");
    five.propose("e", "x");
    five.settle();
    five.cutOff.addAll(List.of("b", "d", "e"));
    five.cutOff.remove("a");
    five.node("c").crash();
    five.node("c").lose(0, HardState.INITIAL);
    five.node("c").start();
    for (int i = 0; i < 5; i++) {
      five.node("a").step(new Input.Tick());
      five.settle();
    }
    assertThat(five.last("c")).isEqualTo(five.last("a"));
    assertThat(five.node("c").raft.status().recovering()).isTrue();
    five.cutOff.clear();
    five.ticks(30);
    assertThat(five.node("c").raft.status().recovering()).isFalse();
    assertThat(five.node("c").applied).isEqualTo(five.commit("e"));
  }

  /** When it is whole, it has voted for the leader that says so: for nobody else in that term. */
  @Test
  void it_votes_for_nobody_else_in_the_term_in_which_it_became_whole() {
    lose("c");
    group.ticks(6);
    assertThat(group.node("c").hardState).isEqualTo(new HardState(1, "a", group.node("c").hardState.commit()));
    Output output = group.node("c").step(new Input.Receive(new Message.RequestVote("b", "c", 1, false, true, 99, 1)));
    assertThat(output.afterPersist()).isEmpty();
    assertThat(output.messages()).containsExactly(new Message.Vote("c", "b", 1, false, false));
  }

  @Test
  void a_follower_that_was_never_at_a_loss_takes_no_notice() {
    Output output = group.node("c").step(new Input.Receive(new Message.Heartbeat("a", "c", 1, 1, 9, 12345)));
    assertThat(output.hardState()).isNull();
    assertThat(List.of(new LogEntry(1, 1, LogEntry.Kind.EMPTY, Bytes.EMPTY))).isEqualTo(group.node("c").log);
  }
}
