package io.hexareme.core.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.consensus.Output.ReadReady;
import io.hexareme.core.consensus.Output.Refusal;
import io.hexareme.core.consensus.progress.Mode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules of Ongaro's thesis, "Consensus: Bridging Theory and Practice", that the paper does not have; for membership see its own test. */
final class RaftThesisTest {
  private final Group group = Group.of("a", "b", "c").elect("a");

  // 3.10: leadership transfer

  @Test
  void leadership_goes_to_a_successor_that_is_up_to_date_at_once_3_10() {
    group.node("a").step(new Input.TransferLeadership("b"));
    group.settle();
    assertThat(group.leader()).isEqualTo(group.node("b"));
    assertThat(group.term("a")).isEqualTo(2);
  }

  @Test
  void a_successor_is_brought_up_to_date_first_and_nothing_is_taken_on_meanwhile_3_10() {
    group.lost = message -> message.to().equals("b");
    group.propose("a", "x");
    group.settle();
    group.lost = message -> false;
    assertThat(group.node("a").step(new Input.TransferLeadership("b")).messages()).noneMatch(Message.TimeoutNow.class::isInstance);
    assertThat(group.propose("a", "y").refusal()).isEqualTo(Refusal.TRANSFERRING);
    group.ticks(3);
    assertThat(group.leader()).isEqualTo(group.node("b"));
    assertThat(group.last("b")).isEqualTo(3);
  }

  @Test
  void a_transfer_that_takes_an_election_timeout_is_abandoned_3_10() {
    group.cutOff.add("b");
    group.node("a").step(new Input.TransferLeadership("b"));
    group.ticks(9);
    assertThat(group.propose("a", "x").refusal()).isEqualTo(Refusal.TRANSFERRING);
    group.ticks(1);
    assertThat(group.propose("a", "x").refusal()).isNull();
  }

  @Test
  void a_transfer_to_nobody_who_votes_is_refused_3_10() {
    assertThat(group.node("a").step(new Input.TransferLeadership("z")).refusal()).isEqualTo(Refusal.INVALID);
    assertThat(group.node("b").step(new Input.TransferLeadership("c")).refusal()).isEqualTo(Refusal.NOT_LEADER);
    assertThat(group.node("a").step(new Input.TransferLeadership("a")).refusal()).as("it leads already").isNull();
    assertThat(group.propose("a", "x").refusal()).isNull();
  }

  // 6.2: a leader without followers

  @Test
  void a_leader_that_hears_from_no_majority_for_an_election_timeout_steps_down_6_2() {
    group.cutOff.add("a");
    group.ticks("a", 20);
    assertThat(group.node("a").raft.leads()).isFalse();
  }

  // 6.4: reads

  @Test
  void a_read_waits_until_a_majority_says_that_the_leader_leads_6_4() {
    assertThat(group.node("a").step(new Input.Read(5)).reads()).isEmpty();
    group.node("a").unwritten.clear();
    assertThat(group.deliver(message -> message.to().equals("b"))).isTrue();
    assertThat(group.deliver(message -> message.to().equals("a"))).isTrue();
    assertThat(last("a").reads()).containsExactly(new ReadReady(5, 1));
  }

  @Test
  void a_leader_answers_no_read_before_an_entry_of_its_term_is_committed_6_4() {
    group.propose("a", "x");
    group.settle();
    group.tire("b", "c");
    group.network.clear();
    group.lost = message -> message instanceof Message.AppendAnswer;
    group.elect("b");
    group.node("b").step(new Input.Read(1));
    group.ticks("b", 3);
    assertThat(reads("b")).as("b may not know yet that x is committed").isEmpty();
    group.lost = message -> false;
    group.ticks("b", 4);
    assertThat(reads("b")).containsExactly(new ReadReady(1, 3));
  }

  @Test
  void a_follower_asks_its_leader_and_answers_when_it_has_come_so_far_6_4() {
    group.propose("a", "x");
    group.settle();
    group.node("b").step(new Input.Read(9));
    group.settle();
    assertThat(reads("b")).containsExactly(new ReadReady(9, 2));
  }

  @Test
  void reads_that_come_while_a_round_is_under_way_share_the_next_6_4() {
    for (int id = 1; id <= 50; id++) group.node("a").step(new Input.Read(id));
    group.settle();
    assertThat(reads("a")).hasSize(50);
    long heartbeats = group.node("a").outputs.stream().flatMap(output -> output.messages().stream())
        .filter(message -> message instanceof Message.Heartbeat).count();
    assertThat(heartbeats).as("two rounds to two followers").isEqualTo(4);
  }

  @Test
  void a_lost_round_is_made_up_for_by_the_next_heartbeat_6_4() {
    group.lost = message -> true;
    group.node("a").step(new Input.Read(1));
    group.settle();
    group.lost = message -> false;
    group.ticks(2);
    assertThat(reads("a")).containsExactly(new ReadReady(1, 1));
  }

  @Test
  void reads_are_given_up_when_leadership_is_lost_6_4() {
    group.cutOff.add("a");
    group.node("a").step(new Input.Read(1));
    group.tire("b", "c");
    group.network.clear();
    group.elect("b");
    group.cutOff.clear();
    group.ticks(3);
    assertThat(group.node("a").outputs).anySatisfy(output -> assertThat(output.lost()).containsExactly(1L));
    group.node("c").crash();
    group.node("b").crash();
    group.node("c").start();
    assertThat(group.node("c").step(new Input.Read(2)).lost()).as("nobody to ask").containsExactly(2L);
  }

  @Test
  void a_group_of_one_answers_at_once_6_4() {
    Group one = Group.of("a").elect("a");
    assertThat(one.node("a").step(new Input.Read(1)).reads()).containsExactly(new ReadReady(1, 1));
  }

  @Test
  void with_leases_wanted_a_leader_answers_at_once_while_its_followers_promise_lasts_6_4_1() {
    Group leased = Group.with(of -> new RaftConfig(of.id(), 10, 2, 1 << 20, 256, 1 << 20, 1 << 20, 4, true, true, true, Set.of()),
        "a", "b", "c").elect("a");
    leased.ticks(4);
    assertThat(leased.node("a").step(new Input.Read(1)).reads()).hasSize(1);
    leased.cutOff.add("a");
    leased.ticks("a", 4);
    assertThat(leased.node("a").step(new Input.Read(2)).reads()).as("half of it is over").hasSize(1);
    leased.ticks("a", 5);
    assertThat(leased.node("a").step(new Input.Read(3)).reads()).as("all of it").isEmpty();
    leased.cutOff.clear();
    leased.ticks(3);
    leased.lost = message -> message instanceof Message.TimeoutNow;
    leased.node("a").step(new Input.TransferLeadership("b"));
    leased.ticks(12);
    assertThat(leased.node("a").step(new Input.Read(4)).reads()).as("a successor may be told late").isEmpty();
  }

  // 9.6: pre-vote

  @Test
  void asking_whether_one_could_win_changes_nobodys_term_9_6() {
    group.cutOff.add("c");
    group.tire("c", "c", "c", "c");
    assertThat(group.term("c")).isEqualTo(1);
    assertThat(group.node("c").raft.status().role()).isEqualTo(RaftStatus.Role.PRE_CANDIDATE);
  }

  @Test
  void who_hears_from_a_leader_is_for_nobody_else_9_6() {
    group.node("c").step(new Input.Campaign());
    group.settle();
    assertThat(group.node("a").raft.leads()).isTrue();
    group.ticks(2);
    assertThat(group.node("c").raft.leader()).isEqualTo("a");
    assertThat(group.term("c")).isEqualTo(1);
  }

  // 10.2: performance

  @Test
  void a_leader_sends_while_its_own_disk_still_writes_and_may_commit_before_it_is_done_10_2_1() {
    group.stalled.add("a");
    Output output = group.propose("a", "x");
    assertThat(output.messages()).as("at once").hasSize(2);
    group.settle();
    assertThat(group.commit("a")).isEqualTo(2);
    assertThat(group.node("a").applied).as("applied, though, only when it is on its own disk").isEqualTo(1);
    group.stalled.clear();
    group.settle();
    assertThat(group.node("a").applied).isEqualTo(2);
  }

  @Test
  void a_leader_counts_itself_only_when_its_disk_is_done_10_2_1() {
    group.stalled.add("a");
    group.lost = message -> message.to().equals("c");
    group.propose("a", "x");
    group.settle();
    assertThat(group.commit("a")).as("on b alone").isEqualTo(1);
    group.stalled.clear();
    group.settle();
    assertThat(group.commit("a")).isEqualTo(2);
  }

  @Test
  void appends_are_sent_without_waiting_for_the_last_answer_10_2_1() {
    group.propose("a", "x");
    Output second = group.propose("a", "y");
    assertThat(second.messages()).contains(new Message.Append("a", "b", 1, 2, 1, second.entries(), 1));
  }

  @Test
  void no_more_than_a_window_is_under_way() {
    group.lost = message -> message.to().equals("b");
    for (int i = 0; i < 300; i++) group.propose("a", "x" + i);
    assertThat(group.node("a").outputs.stream().flatMap(output -> output.messages().stream())
        .filter(message -> message instanceof Message.Append && message.to().equals("c")).count()).isLessThan(260);
    group.lost = message -> false;
    group.settle();
    group.ticks(8);
    assertThat(group.last("b")).isEqualTo(301);
  }

  @Test
  void a_leader_takes_on_no_more_than_a_limit_beyond_what_is_committed() {
    Group small = Group.with(of -> new RaftConfig(of.id(), 10, 2, 100, 9, 1000, 10, 4, true, true, false, Set.of()), "a", "b", "c").elect("a");
    small.cutOff.addAll(List.of("b", "c"));
    assertThat(small.propose("a", "much more than ten bytes").refusal()).as("one, however large").isNull();
    assertThat(small.propose("a", "x").refusal()).isEqualTo(Refusal.TOO_MUCH_UNCOMMITTED);
    small.cutOff.clear();
    small.ticks(4);
    assertThat(small.propose("a", "x").refusal()).isNull();
  }

  @Test
  void somebody_out_of_reach_is_probed_not_flooded() {
    group.node("a").step(new Input.Unreachable("b"));
    assertThat(group.node("a").raft.status().progress().get("b").mode()).isEqualTo(Mode.PROBE);
    group.cutOff.add("b");
    for (int i = 0; i < 5; i++) group.propose("a", "x" + i);
    assertThat(group.node("a").outputs.stream().skip(group.node("a").outputs.size() - 5).flatMap(output -> output.messages().stream())
        .filter(message -> message.to().equals("b"))).hasSize(1);
  }

  private Output last(String id) {
    return group.node(id).outputs.getLast();
  }

  private List<ReadReady> reads(String id) {
    return group.node(id).outputs.stream().flatMap(output -> output.reads().stream()).toList();
  }
}
