package io.hexareme.core.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.core.consensus.membership.MembershipChange;
import io.hexareme.core.consensus.membership.MembershipChange.Kind;
import io.hexareme.core.consensus.membership.MembershipChange.Step;
import io.hexareme.core.consensus.membership.MembershipEntry;
import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Raft paper, section 6, and thesis, chapter 4. */
final class MembershipChangeTest {
  private final Group group = Group.of("a", "b", "c").elect("a");

  @Test
  void a_membership_holds_as_soon_as_it_is_in_the_log_4_1() {
    group.lost = message -> true;
    change(add("d"));
    assertThat(membership("a").voters()).containsExactly("a", "b", "c", "d");
    assertThat(group.commit("a")).isEqualTo(1);
  }

  @Test
  void it_holds_no_longer_when_its_entry_is_cut_off_4_1() {
    group.lost = message -> true;
    change(add("d"));
    group.settle();
    group.lost = message -> false;
    group.tire("b", "c");
    group.network.clear();
    group.elect("b");
    group.ticks(3);
    assertThat(membership("a").voters()).containsExactly("a", "b", "c");
  }

  @Test
  void one_vote_at_a_time_needs_no_joint_phase_4_1() {
    group.add("d", Membership.NONE);
    change(add("d"));
    group.ticks(4);
    assertThat(membership("d").voters()).containsExactly("a", "b", "c", "d");
    assertThat(memberships("a")).hasSize(1);
  }

  @Test
  void the_proposers_words_come_with_the_committed_entry() {
    group.node("a").step(new Input.ProposeMembership(
        new MembershipChange(List.of(new Step(Kind.ADD_LEARNER, "d")), Bytes.utf8("d listens there"))));
    group.settle();
    for (String id : List.of("a", "b", "c")) {
      assertThat(memberships(id)).singleElement().satisfies(entry -> {
        assertThat(entry.context().utf8()).isEqualTo("d listens there");
        assertThat(entry.membership().learners()).containsExactly("d");
      });
    }
  }

  @Test
  void more_votes_move_jointly_and_the_leader_ends_that_by_itself_4_3() {
    group.add("d", Membership.NONE);
    group.add("e", Membership.NONE);
    change(add("d"), add("e"), remove("b"));
    assertThat(membership("a").joint()).isTrue();
    group.ticks(6);
    assertThat(memberships("a")).extracting(entry -> entry.membership().joint()).containsExactly(true, false);
    assertThat(membership("d").voters()).containsExactly("a", "c", "d", "e");
    assertThat(membership("d").joint()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"d e f", "b c"})
  void while_joint_both_majorities_are_needed_to_commit_6(String missing) {
    for (String id : List.of("d", "e", "f")) group.add(id, Membership.NONE);
    group.cutOff.addAll(List.of(missing.split(" ")));
    change(add("d"), add("e"), add("f"), remove("b"), remove("c"));
    group.ticks(4);
    assertThat(group.commit("a")).as("the others are not enough").isEqualTo(1);
    group.cutOff.clear();
    group.ticks(8);
    assertThat(membership("d").voters()).containsExactly("a", "d", "e", "f");
    assertThat(group.commit("d")).isEqualTo(group.last("d"));
  }

  @Test
  void while_joint_both_majorities_are_needed_to_lead_6() {
    for (String id : List.of("d", "e", "f")) group.add(id, Membership.NONE);
    group.lost = message -> message instanceof Message.AppendAnswer;
    change(add("d"), add("e"), add("f"), remove("b"), remove("c"));
    group.ticks(3);
    group.node("a").crash();
    group.lost = message -> false;
    group.cutOff.addAll(List.of("b", "c"));
    group.ticks(60);
    assertThat(group.leader()).as("d, e and f alone").isNull();
    group.cutOff.clear();
    group.ticks(60);
    assertThat(group.leader()).isNotNull();
    assertThat(group.leader().raft.self.membership().voters()).containsExactly("a", "d", "e", "f");
    assertThat(group.leader().raft.self.membership().joint()).as("a new leader ends it, too").isFalse();
  }

  @Test
  void a_new_leader_takes_no_change_before_an_entry_of_its_term_is_committed() {
    group.lost = message -> message instanceof Message.AppendAnswer;
    group.tire("b", "c");
    group.network.clear();
    group.elect("b");
    assertThat(group.node("b").step(proposal(add("d"))).refusal()).isEqualTo(Output.Refusal.CHANGE_UNDER_WAY);
    group.lost = message -> false;
    group.ticks(4);
    assertThat(group.node("b").step(proposal(add("d"))).refusal()).isNull();
  }

  @Test
  void one_change_is_under_way_at_a_time_4_1() {
    group.lost = message -> true;
    assertThat(change(add("d")).refusal()).isNull();
    assertThat(change(add("e")).refusal()).isEqualTo(Output.Refusal.CHANGE_UNDER_WAY);
  }

  @Test
  void a_change_that_leaves_no_voter_is_refused() {
    assertThat(change(remove("a"), remove("b"), remove("c")).refusal()).isEqualTo(Output.Refusal.INVALID);
    assertThat(group.node("b").step(proposal(add("d"))).refusal()).isEqualTo(Output.Refusal.NOT_LEADER);
  }

  @Test
  void a_leader_that_removes_itself_leads_until_that_is_committed_and_does_not_count_itself_4_2_2() {
    group.lost = message -> message.from().equals("c");
    change(remove("a"));
    group.settle();
    assertThat(group.commit("a")).as("a and b are not two of b and c").isEqualTo(1);
    assertThat(group.node("a").raft.leads()).isTrue();
    group.lost = message -> false;
    group.ticks(4);
    assertThat(group.node("a").raft.leads()).isFalse();
    assertThat(group.leader()).as("somebody took over without waiting for a timeout").isNotNull();
    assertThat(group.leader().raft.self.membership().voters()).containsExactly("b", "c");
  }

  @Test
  void whoever_is_on_the_way_out_still_stands_while_that_is_not_committed_4_2_2() {
    Group pair = Group.of("a", "b").elect("a");
    pair.lost = message -> message instanceof Message.Append;
    pair.node("a").step(proposal(remove("a")));
    pair.settle();
    pair.node("a").crash();
    pair.lost = message -> false;
    pair.node("a").start();
    pair.ticks(60);
    assertThat(pair.leader()).as("b needs a's vote, and a has the longer log: only a can lead").isEqualTo(pair.node("b"));
    assertThat(membership(pair, "b").voters()).containsExactly("b");
  }

  @Test
  void who_was_removed_does_not_disturb_the_others_4_2_3() {
    group.lost = message -> message.to().equals("c");
    change(remove("c"));
    group.settle();
    group.lost = message -> false;
    group.ticks(100);
    assertThat(group.node("a").raft.leads()).isTrue();
    assertThat(group.term("a")).isEqualTo(1);
    assertThat(membership("c").voters()).as("c was never told").containsExactly("a", "b", "c");
  }

  @Test
  void learners_receive_all_and_count_for_nothing_4_2_1() {
    group.add("d", Membership.NONE);
    change(new Step(Kind.ADD_LEARNER, "d"));
    group.ticks(4);
    assertThat(group.node("d").applied).isEqualTo(group.commit("a"));
    group.cutOff.addAll(List.of("b", "c"));
    long before = group.commit("a");
    group.propose("a", "x");
    group.settle();
    assertThat(group.last("d")).isEqualTo(before + 1);
    assertThat(group.commit("a")).isEqualTo(before);
    group.tire("d", "d", "d", "d");
    assertThat(group.node("d").raft.status().role()).isEqualTo(RaftStatus.Role.FOLLOWER);
  }

  @Test
  void a_restart_finds_the_membership_in_snapshot_and_log() {
    group.add("d", Membership.NONE);
    change(add("d"));
    group.ticks(4);
    group.node("a").compact(0);
    change(new Step(Kind.ADD_LEARNER, "e"));
    group.ticks(4);
    for (Node node : group.up()) {
      Membership before = node.raft.self.membership();
      node.crash();
      node.start();
      assertThat(node.raft.self.membership()).isEqualTo(before);
    }
    assertThat(membership("a").voters()).containsExactly("a", "b", "c", "d");
    assertThat(membership("a").learners()).containsExactly("e");
  }

  /** raft#456: in others' ways, what counts is what was applied; here it is the log, so that applying late changes nothing. */
  @Test
  void a_leader_that_has_applied_nothing_yet_needs_the_votes_of_its_newest_membership() {
    group.add("d", Membership.NONE);
    group.add("e", Membership.NONE);
    change(add("d"));
    group.ticks(4);
    change(add("e"));
    group.ticks(4);
    for (Node node : group.up()) {
      node.crash();
      node.hardState = new HardState(node.hardState.term(), node.hardState.vote(), 0);
      node.start();
    }
    group.cutOff.addAll(List.of("c", "d", "e"));
    group.ticks(60);
    assertThat(group.leader()).as("a and b would be enough of three, not of five").isNull();
  }

  private Output change(Step... steps) {
    return group.node("a").step(proposal(steps));
  }

  private static Input proposal(Step... steps) {
    return new Input.ProposeMembership(new MembershipChange(List.of(steps), Bytes.EMPTY));
  }

  private static Step add(String id) {
    return new Step(Kind.ADD_VOTER, id);
  }

  private static Step remove(String id) {
    return new Step(Kind.REMOVE, id);
  }

  private Membership membership(String id) {
    return membership(group, id);
  }

  private static Membership membership(Group group, String id) {
    return group.node(id).raft.status().membership();
  }

  private List<MembershipEntry> memberships(String id) {
    return group.node(id).outputs.stream().flatMap(output -> output.committed().stream())
        .filter(entry -> entry.kind() == LogEntry.Kind.MEMBERSHIP).map(entry -> MembershipEntry.decode(entry.payload())).toList();
  }
}
