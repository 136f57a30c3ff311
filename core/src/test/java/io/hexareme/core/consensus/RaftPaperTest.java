package io.hexareme.core.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.consensus.RaftStatus.Role;
import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of "In Search of an Understandable Consensus Algorithm" (extended version), one by one, sections 5.1 to 5.4 and 8. */
final class RaftPaperTest {
  /** As in the paper: nobody asks before standing. */
  private static final UnaryOperator<RaftConfig> PLAIN = of -> new RaftConfig(of.id(), of.electionTicks(), of.heartbeatTicks(),
      of.maxAppendBytes(), of.maxInflightAppends(), of.maxInflightBytes(), of.maxUncommittedBytes(), 4, false, false, false, Set.of());

  private final Group group = Group.with(PLAIN, "a", "b", "c");

  // 5.1: terms

  @Test
  void whoever_sees_a_later_term_moves_to_it_and_follows_5_1() {
    group.elect("a");
    group.node("b").step(new Input.Campaign());
    group.network.clear();
    assertThat(List.of(role("a"), role("b"), role("c"))).containsExactly(Role.LEADER, Role.CANDIDATE, Role.FOLLOWER);
    for (String id : List.of("a", "b", "c")) {
      receive(id, new Message.Append("x", id, 9, 0, 0, List.of(), 0));
      assertThat(role(id)).isEqualTo(Role.FOLLOWER);
      assertThat(group.term(id)).isEqualTo(9);
      assertThat(group.node(id).raft.leader()).isEqualTo("x");
    }
  }

  @Test
  void what_comes_from_an_earlier_term_is_refused_and_told_the_later_one_5_1() {
    group.elect("a").node("a").raft.self.follow(5, "");
    Output output = receive("a", new Message.Append("b", "a", 4, 1, 1, List.of(entry(2, 4)), 2));
    assertThat(output.entries()).isEmpty();
    assertThat(output.messages()).singleElement().satisfies(answer -> assertThat(answer.term()).isEqualTo(5));
    assertThat(group.commit("a")).isEqualTo(1);
  }

  // 5.2: elections

  @Test
  void members_begin_as_followers_5_2() {
    assertThat(group.up()).allSatisfy(node -> assertThat(node.raft.status().role()).isEqualTo(Role.FOLLOWER));
  }

  @Test
  void a_leader_sends_heartbeats_to_all_5_2() {
    group.elect("a");
    List<Message> sent = new ArrayList<>();
    for (int i = 0; i < 2; i++) sent.addAll(group.node("a").step(new Input.Tick()).messages());
    assertThat(sent).extracting(Message::to).containsExactly("b", "c");
    assertThat(sent).hasOnlyElementsOfType(Message.Heartbeat.class);
  }

  @Test
  void a_follower_that_hears_nothing_stands_in_the_next_term_votes_for_itself_and_asks_all_5_2() {
    Output output = null;
    for (int ticks = 1; ticks <= 19 && role("a") == Role.FOLLOWER; ticks++) {
      output = group.node("a").step(new Input.Tick());
      if (ticks < 10) assertThat(role("a")).as("not before the shortest timeout").isEqualTo(Role.FOLLOWER);
    }
    assertThat(output).isNotNull();
    assertThat(output.hardState()).isEqualTo(new HardState(1, "a", 0));
    assertThat(output.afterPersist()).containsExactly(
        new Message.RequestVote("a", "b", 1, false, false, 0, 0), new Message.RequestVote("a", "c", 1, false, false, 0, 0));
  }

  /** Votes of b, c, d, e in their order; a votes for itself. */
  @ParameterizedTest
  @CsvSource({"'', CANDIDATE", "y, CANDIDATE", "y y, LEADER", "n n, CANDIDATE", "n n n, FOLLOWER", "n n y y, LEADER", "n y n y, LEADER"})
  void who_has_the_votes_of_a_majority_leads_5_2(String votes, Role role) {
    Group five = Group.with(PLAIN, "a", "b", "c", "d", "e");
    Node a = five.node("a");
    a.step(new Input.Campaign());
    a.persistAll();
    int at = 0;
    for (String vote : votes.isEmpty() ? new String[0] : votes.split(" ")) {
      String from = List.of("b", "c", "d", "e").get(at++);
      a.step(new Input.Receive(new Message.Vote(from, "a", 1, false, vote.equals("y"))));
    }
    assertThat(a.raft.status().role()).isEqualTo(role);
  }

  @Test
  void somebody_votes_once_a_term_first_come_first_served_5_2() {
    Output first = receive("a", new Message.RequestVote("b", "a", 3, false, false, 0, 0));
    assertThat(first.hardState()).isEqualTo(new HardState(3, "b", 0));
    assertThat(first.messages()).isEmpty();
    assertThat(first.afterPersist()).as("and says so when it cannot forget it").containsExactly(new Message.Vote("a", "b", 3, false, true));
    assertThat(receive("a", new Message.RequestVote("c", "a", 3, false, false, 0, 0)).messages())
        .containsExactly(new Message.Vote("a", "c", 3, false, false));
    assertThat(receive("a", new Message.RequestVote("b", "a", 3, false, false, 0, 0)).afterPersist())
        .as("the same again, if the answer was lost").containsExactly(new Message.Vote("a", "b", 3, false, true));
    group.node("a").persistAll();
    group.node("a").crash();
    group.node("a").start();
    assertThat(receive("a", new Message.RequestVote("c", "a", 3, false, false, 0, 0)).messages())
        .as("nor after a restart").containsExactly(new Message.Vote("a", "c", 3, false, false));
  }

  @Test
  void a_candidate_follows_the_leader_of_its_term_5_2() {
    group.node("a").step(new Input.Campaign());
    receive("a", new Message.Append("b", "a", 1, 0, 0, List.of(), 0));
    assertThat(role("a")).isEqualTo(Role.FOLLOWER);
    assertThat(group.node("a").raft.leader()).isEqualTo("b");
  }

  @Test
  void a_split_vote_is_followed_by_another_election_5_2() {
    group.node("a").step(new Input.Campaign());
    group.network.clear();
    for (int i = 0; i < 20; i++) group.node("a").step(new Input.Tick());
    assertThat(group.term("a")).isEqualTo(2);
    assertThat(role("a")).isEqualTo(Role.CANDIDATE);
  }

  @Test
  void timeouts_are_drawn_from_the_whole_interval_5_2() {
    Set<Integer> timeouts = new TreeSet<>();
    ElectionTimer timer = new ElectionTimer(new SeededRandomness(1), 10);
    for (int i = 0; i < 1000; i++) {
      int ticks = 0;
      for (; !timer.expired(); ticks++) timer.tick();
      timeouts.add(ticks);
      timer.redraw();
    }
    assertThat(timeouts).containsExactly(10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
  }

  // 5.3: replication

  @Test
  void a_leader_appends_a_command_and_sends_it_to_all_with_what_comes_before_5_3() {
    group.elect("a");
    Output output = group.propose("a", "x");
    LogEntry x = new LogEntry(2, 1, Bytes.utf8("x"));
    assertThat(output.entries()).containsExactly(x);
    assertThat(output.messages()).containsExactly(
        new Message.Append("a", "b", 1, 1, 1, List.of(x), 1), new Message.Append("a", "c", 1, 1, 1, List.of(x), 1));
  }

  /** Who of b, c, d, e acknowledges; a's own disk is one of five. */
  @ParameterizedTest
  @CsvSource({"'', false", "b, false", "b c, true", "b c d e, true", "d e, true"})
  void an_entry_is_committed_once_a_majority_has_it_5_3(String acknowledging, boolean committed) {
    Group five = Group.with(PLAIN, "a", "b", "c", "d", "e").elect("a");
    five.lost = message -> !message.from().equals("a") && !acknowledging.contains(message.from());
    five.propose("a", "x");
    five.settle();
    assertThat(five.commit("a") == 2).isEqualTo(committed);
  }

  @Test
  void a_committed_entry_is_applied_by_all_in_order_5_3() {
    group.elect("a");
    for (String command : List.of("x", "y", "z")) group.propose("a", command);
    group.settle();
    for (Node node : group.up()) {
      assertThat(node.outputs.stream().flatMap(output -> output.committed().stream()).map(entry -> entry.payload().utf8()))
          .containsExactly("", "x", "y", "z");
    }
  }

  @Test
  void with_an_entry_those_of_earlier_leaders_are_committed_5_3() {
    group.elect("a");
    group.lost = message -> message instanceof Message.AppendAnswer;
    group.propose("a", "x");
    group.settle();
    assertThat(group.commit("a")).isEqualTo(1);
    group.node("a").crash();
    group.lost = message -> false;
    group.elect("b");
    assertThat(group.commit("b")).isEqualTo(3);
    assertThat(group.commit("c")).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, true", "2, 1, true", "3, 2, true", "3, 1, false", "2, 2, false", "4, 2, false", "9, 5, false"})
  void a_follower_takes_entries_only_after_one_that_it_has_5_3(long index, long term, boolean takes) {
    Raft raft = raft(new HardState(2, "", 0), "1 1 2");
    Output output = raft.step(new Input.Receive(new Message.Append("b", "a", 2, index, term, List.of(), 0)));
    if (takes) assertThat(output.afterPersist()).singleElement().isEqualTo(new Message.AppendAnswer("a", "b", 2, false, index, 0, 0, 0));
    else assertThat(output.messages()).singleElement().satisfies(answer -> assertThat(((Message.AppendAnswer) answer).rejected()).isTrue());
  }

  /** Terms of what the follower has, and of what is sent after entry {@code prev}; terms of what it has then. */
  @ParameterizedTest
  @CsvSource({
    "1 2,   2, 3,   1 2 3",
    "1 2,   1, 3 4, 1 3 4", // a conflict: all from there on goes
    "1 2 2, 1, 3,   1 3",
    "1 2 2, 1, 2,   1 2 2", // an old message: what follows stays
    "1 2 2, 0, 1 2, 1 2 2",
    "1,     0, 3 3, 3 3"})
  void what_conflicts_is_deleted_and_what_agrees_stays_5_3(String has, long prev, String sent, String then) {
    Raft raft = raft(new HardState(2, "", 0), has);
    long prevTerm = prev == 0 ? 0 : raft.self.log.termAt(prev);
    raft.step(new Input.Receive(new Message.Append("b", "a", 5, prev, prevTerm, entries(prev + 1, sent), 0)));
    assertThat(terms(raft)).isEqualTo(then);
  }

  /** Figure 7: the leader's log, and what each of the others may have. */
  @ParameterizedTest
  @CsvSource({
    "1 1 1 4 4 5 5 6 6", "1 1 1 4", "1 1 1 4 4 5 5 6 6 6 6", "1 1 1 4 4 5 5 6 6 6 7 7", "1 1 1 4 4 4 4", "1 1 1 2 2 2 3 3 3 3 3"})
  void a_leader_brings_any_log_to_agree_with_its_own_5_3(String other) {
    Group pair = new Group(1, PLAIN);
    prepare(pair, "a", "1 1 1 4 4 5 5 6 6 6", new HardState(8, "a", 1));
    prepare(pair, "b", other, new HardState(8, "a", 1));
    Node third = prepare(pair, "c", "1 1 1", new HardState(8, "a", 1));
    pair.elect("a");
    pair.ticks(6);
    assertThat(terms(pair.node("b").raft)).isEqualTo("1 1 1 4 4 5 5 6 6 6 9");
    assertThat(terms(third.raft)).isEqualTo("1 1 1 4 4 5 5 6 6 6 9");
    long rejected = pair.node("b").outputs.stream().flatMap(output -> output.messages().stream())
        .filter(message -> message instanceof Message.AppendAnswer answer && answer.rejected()).count();
    assertThat(rejected).as("rejections: one for each term at most, not for each entry").isLessThanOrEqualTo(4);
  }

  @Test
  void the_same_append_again_changes_nothing_5_5() {
    Raft raft = raft(new HardState(2, "", 0), "1 2");
    Message append = new Message.Append("b", "a", 2, 2, 2, entries(3, "2 2"), 4);
    assertThat(raft.step(new Input.Receive(append)).entries()).hasSize(2);
    Output again = raft.step(new Input.Receive(append));
    assertThat(again.entries()).isEmpty();
    assertThat(again.afterPersist()).containsExactly(new Message.AppendAnswer("a", "b", 2, false, 4, 0, 0, 0));
  }

  @Test
  void a_follower_commits_no_further_than_what_it_was_sent_figure_2() {
    Raft raft = raft(new HardState(2, "", 0), "1 2 2 2");
    raft.step(new Input.Receive(new Message.Append("b", "a", 3, 1, 1, entries(2, "2"), 9)));
    assertThat(raft.status().commit()).as("its own entries 3 and 4 may be others than the leader's").isEqualTo(2);
  }

  // 5.4: safety

  @ParameterizedTest
  @CsvSource({"3, 2, true", "4, 2, true", "2, 3, true", "2, 2, false", "9, 1, false", "3, 1, false"})
  void nobody_votes_for_a_log_less_up_to_date_than_its_own_5_4_1(long lastIndex, long lastTerm, boolean granted) {
    Raft raft = raft(new HardState(3, "", 0), "1 1 2");
    Output output = raft.step(new Input.Receive(new Message.RequestVote("b", "a", 4, false, false, lastIndex, lastTerm)));
    assertThat(output.afterPersist().equals(List.of(new Message.Vote("a", "b", 4, false, true)))).isEqualTo(granted);
    assertThat(output.messages().equals(List.of(new Message.Vote("a", "b", 4, false, false)))).isEqualTo(!granted);
  }

  @Test
  void a_leader_commits_by_counting_only_what_is_of_its_own_term_5_4_2() {
    Raft raft = raft(new HardState(2, "", 0), "1 2");
    lead(raft, 3);
    raft.step(new Input.Receive(new Message.AppendAnswer("b", "a", 3, false, 2, 0, 0, 0)));
    assertThat(raft.status().commit()).as("entry 2 of term 2 is on a and b").isZero();
    raft.step(new Input.Receive(new Message.AppendAnswer("b", "a", 3, false, 3, 0, 0, 0)));
    assertThat(raft.status().commit()).isEqualTo(3);
  }

  // 8: clients

  @Test
  void a_leader_begins_its_term_with_an_entry_that_does_nothing_8() {
    group.elect("a");
    assertThat(group.node("a").log).containsExactly(new LogEntry(1, 1, LogEntry.Kind.EMPTY, Bytes.EMPTY));
  }

  private Role role(String id) {
    return group.node(id).raft.status().role();
  }

  private Output receive(String id, Message message) {
    return group.node(id).step(new Input.Receive(message));
  }

  static Raft raft(HardState hardState, String terms) {
    Membership abc = Membership.of(List.of("a", "b", "c"));
    return new Raft(PLAIN.apply(RaftConfig.of("a")),
        new Raft.Restart(hardState, new Snapshot(0, 0, abc, List.of()), entries(1, terms), 0, false), new SeededRandomness(1));
  }

  static void lead(Raft raft, long term) {
    Output stood = raft.step(new Input.Campaign());
    raft.step(new Input.Persisted(stood.number()));
    Output led = raft.step(new Input.Receive(new Message.Vote("b", "a", term, false, true)));
    raft.step(new Input.Persisted(led.number()));
    assertThat(raft.leads()).isTrue();
  }

  private static Node prepare(Group group, String id, String terms, HardState hardState) {
    Node node = group.add(id, Membership.of(List.of("a", "b", "c")));
    node.crash();
    node.log.addAll(entries(1, terms));
    node.hardState = hardState;
    group.checks.known(node.log);
    node.start();
    return node;
  }

  private static String terms(Raft raft) {
    List<String> terms = new ArrayList<>();
    for (long index = 1; index <= raft.self.log.lastIndex(); index++) terms.add("" + raft.self.log.termAt(index));
    return String.join(" ", terms);
  }

  private static List<LogEntry> entries(long first, String terms) {
    List<LogEntry> entries = new ArrayList<>();
    for (String term : terms.split(" ")) entries.add(entry(first + entries.size(), Long.parseLong(term)));
    return entries;
  }

  private static LogEntry entry(long index, long term) {
    return new LogEntry(index, term, Bytes.utf8("x"));
  }
}
