package io.hexareme.core.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.core.consensus.membership.MembershipChange;
import io.hexareme.core.consensus.membership.MembershipChange.Kind;
import io.hexareme.core.consensus.membership.MembershipChange.Step;
import io.hexareme.ports.value.Bytes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bugs that others had: each has a scenario that goes well as we are, and is noticed when the bug is put back in. */
final class FlawTest {

  @ParameterizedTest
  @EnumSource(Flaw.class)
  void each_flaw_is_caught(Flaw flaw) {
    assertThatCode(() -> run(flaw, EnumSet.noneOf(Flaw.class))).as("without the flaw").doesNotThrowAnyException();
    assertThatThrownBy(() -> run(flaw, EnumSet.of(flaw))).as("with the flaw").isInstanceOf(AssertionError.class);
  }

  private static void run(Flaw scenario, Set<Flaw> flaws) {
    UnaryOperator<RaftConfig> config = of -> new RaftConfig(of.id(), of.electionTicks(), of.heartbeatTicks(), 1, 2,
        of.maxInflightBytes(), of.maxUncommittedBytes(), of.snapshotChunksInflight(), true, true, false, flaws);
    switch (scenario) {
      case SEND_BEFORE_PERSIST -> acknowledgedBeforeDurable(Group.with(config, "a", "b", "c"));
      case NO_PRE_VOTE -> someoneComesBack(Group.with(config, "a", "b", "c"));
      case READ_WITHOUT_QUORUM -> deposedLeaderIsAsked(Group.with(config, "a", "b", "c"));
      case REUSED_READ_ID -> askedAgainUnderTheSameId(Group.with(config, "a", "b", "c"));
      case COMMIT_EARLIER_TERM_BY_COUNT -> figure8(Group.with(config, "a", "b", "c", "d", "e"));
      case UNAPPLIED_MEMBERSHIP -> twoLeadersChangeTheGroup(Group.with(config, "a", "b", "c", "d"));
      case LEARNER_NEVER_VOTES -> promotedWithoutKnowing(Group.with(config, "a", "b"));
      case STALLED_WINDOW -> fullWindowIsLost(Group.with(config, "a", "b", "c"));
      case STALE_APPEND_ANSWER -> answerOfAnEarlierLeadership(Group.with(config, "a", "b", "c", "d", "e"));
      case LEADS_ON_STALLED_DISK -> leadersDiskStalls(Group.with(config, "a", "b", "c"));
      case MINORITY_QUORUM -> oneOfThreeIsCutOff(Group.with(config, "a", "b", "c"));
      case SINGLE_MEMBER_ACKS_EARLY -> aloneBeforeTheDiskAnswers(Group.with(config, "a"));
    }
  }

  /** Raft paper, section 5: servers respond after updating stable storage. */
  private static void acknowledgedBeforeDurable(Group group) {
    group.elect("a");
    group.stalled.addAll(List.of("b", "c"));
    group.propose("a", "x");
    group.settle();
    group.node("b").crash();
    group.node("c").crash();
    assertThat(group.commit("a")).isEqualTo(1);
  }

  /** Thesis, section 9.6. */
  private static void someoneComesBack(Group group) {
    group.elect("a");
    group.cutOff.add("c");
    group.tire("c", "c", "c", "c", "c");
    group.settle();
    group.cutOff.clear();
    group.ticks(15);
    assertThat(group.node("a").raft.leads()).as("a still leads").isTrue();
    assertThat(group.term("a")).isEqualTo(1);
  }

  /** Thesis, section 6.4. */
  private static void deposedLeaderIsAsked(Group group) {
    group.elect("a");
    group.cutOff.add("a");
    replaceBy(group, "b", "c");
    group.propose("b", "x");
    group.settle();
    group.node("a").step(new Input.Read(1));
    group.settle();
  }

  /** etcd#20418: the first try is answered while the member sleeps; the answer is found when it asks again. */
  private static void askedAgainUnderTheSameId(Group group) {
    group.elect("a");
    group.lost = message -> message.to().equals("c");
    group.node("a").step(new Input.Read(7));
    assertThat(group.deliver(message -> message.to().equals("b"))).isTrue();
    Message late = group.network.removeFirst();
    assertThat(late).isInstanceOf(Message.HeartbeatAnswer.class);
    group.lost = message -> false;
    group.cutOff.add("a");
    replaceBy(group, "b", "c");
    group.propose("b", "x");
    group.settle();
    group.node("a").step(new Input.Read(7));
    group.deliver(late);
  }

  /** Raft paper, figure 8: (a) to (d). */
  private static void figure8(Group group) {
    group.elect("a");
    group.lost = message -> message.from().equals("a") && !message.to().equals("b");
    group.propose("a", "too large to go with another");
    group.settle();
    group.node("a").crash();
    group.lost = message -> message instanceof Message.Append;
    group.tire("b", "c", "d");
    group.network.clear();
    group.elect("e"); // e has an entry of its own at 2
    group.node("e").crash();
    group.node("a").start();
    group.tire("b", "c", "d");
    group.network.clear();
    group.lost = message -> message instanceof Message.Append append && append.prevIndex() >= 2
        && (!group.node(append.to()).up() || group.last(append.to()) >= 2);
    group.elect("a");
    group.ticks("a", 4);
    assertThat(group.last("c")).as("x is on a, b and c").isEqualTo(2);
    group.node("a").crash();
    group.node("e").start();
    group.lost = message -> false;
    group.tire("b", "c", "d");
    group.network.clear();
    group.elect("e"); // e overwrites x
  }

  /** raft#456, and the bug in single-server changes that was found in 2015: two majorities without a common member. */
  private static void twoLeadersChangeTheGroup(Group group) {
    group.elect("a");
    group.add("e", Membership.NONE);
    group.lost = message -> message.from().equals("a");
    change(group, "a", new Step(Kind.ADD_VOTER, "e"));
    group.settle();
    group.lost = message -> message.to().equals("a") || message.to().equals("e")
        || (message instanceof Message.Append && !message.to().equals("c"));
    replaceBy(group, "b", "c", "d");
    change(group, "b", new Step(Kind.REMOVE, "a"));
    group.ticks("b", 6);
    group.cutOff.addAll(List.of("b", "c"));
    group.lost = message -> false;
    group.node("a").crash();
    group.node("a").start();
    replaceBy(group, "a", "d", "e");
  }

  /** etcd#10998. */
  private static void promotedWithoutKnowing(Group group) {
    group.elect("a");
    group.add("c", Membership.NONE);
    change(group, "a", new Step(Kind.ADD_LEARNER, "c"));
    group.ticks(4);
    group.lost = message -> message.to().equals("c");
    change(group, "a", new Step(Kind.ADD_VOTER, "c"));
    group.settle();
    assertThat(group.commit("a")).isEqualTo(group.last("a"));
    group.node("b").crash();
    group.node("a").crash();
    group.lost = message -> false;
    group.node("a").start();
    group.ticks(60);
    assertThat(group.leader()).as("a and c are two of three").isNotNull();
  }

  /** etcd#14633. */
  private static void fullWindowIsLost(Group group) {
    group.elect("a");
    group.lost = message -> message.to().equals("c") && message instanceof Message.Append;
    for (int i = 0; i < 5; i++) group.propose("a", "x" + i);
    group.settle();
    group.lost = message -> false;
    group.ticks(10);
    assertThat(group.last("c")).isEqualTo(group.last("a"));
  }

  /** The same indexes were acknowledged before, with other entries. */
  private static void answerOfAnEarlierLeadership(Group group) {
    group.elect("a");
    group.lost = message -> message instanceof Message.Append && !message.to().equals("c");
    group.propose("a", "x", "y", "z");
    while (group.last("c") < 4) {
      group.node("c").persistAll();
      assertThat(group.deliver(message -> message.to().equals("c") || (message.to().equals("a") && group.last("c") < 4))).isTrue();
    }
    group.node("c").persistAll();
    Message late = group.network.removeLast();
    assertThat(late).isEqualTo(new Message.AppendAnswer("c", "a", 1, false, 4, 0, 0, 0));
    group.network.clear();
    group.lost = message -> message.to().equals("a") && !(message instanceof Message.Append);
    replaceBy(group, "b", "d", "e");
    group.ticks("b", 2);
    group.node("b").crash();
    group.node("b").start();
    group.lost = message -> message.to().equals("c") || message.to().equals("e");
    replaceBy(group, "a", "b", "d");
    group.lost = message -> message instanceof Message.Append && !message.to().equals("d");
    group.propose("a", "p", "q");
    group.settle();
    assertThat(group.last("a")).isGreaterThanOrEqualTo(4);
    group.deliver(late);
  }

  /** A slow disk must not hold the others up. */
  private static void leadersDiskStalls(Group group) {
    group.elect("a");
    group.stalled.add("a");
    group.propose("a", "x");
    group.ticks(40);
    assertThat(group.node("a").raft.leads()).as("a leads").isFalse();
    assertThat(group.leader()).as("another leads").isNotNull();
    group.propose(group.leader().id, "y");
    group.settle();
    assertThat(group.commit(group.leader().id)).isEqualTo(group.last(group.leader().id));
  }

  private static void oneOfThreeIsCutOff(Group group) {
    group.cutOff.add("a");
    group.ticks(40);
    assertThat(group.node("a").raft.leads()).as("a leads alone").isFalse();
  }

  /** etcd#14370. */
  private static void aloneBeforeTheDiskAnswers(Group group) {
    group.elect("a");
    Output output = group.propose("a", "x");
    assertThat(output.committed()).isEmpty();
  }

  private static void replaceBy(Group group, String next, String... voters) {
    group.tire(voters);
    group.network.clear();
    group.elect(next);
  }

  private static void change(Group group, String leader, Step... steps) {
    group.node(leader).step(new Input.ProposeMembership(new MembershipChange(List.of(steps), Bytes.EMPTY)));
  }
}
