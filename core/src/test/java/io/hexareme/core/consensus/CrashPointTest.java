package io.hexareme.core.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.core.consensus.membership.MembershipChange;
import io.hexareme.core.consensus.membership.MembershipChange.Kind;
import io.hexareme.core.consensus.membership.MembershipChange.Step;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One and the same story, with a crash at every single write: before it, and after it but before anybody hears of it. */
final class CrashPointTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_crash_at_any_write_loses_nothing_that_was_agreed_on(boolean before) {
    int writes = story(0, 0).writes;
    assertThat(writes).isGreaterThan(50);
    for (int at = 1; at <= writes; at++) {
      try {
        story(before ? at : 0, before ? 0 : at);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("crash " + (before ? "before" : "after") + " write " + at + ": " + e.getMessage(), e);
      }
    }
  }

  /** Elections, commands, a transfer, a joint change, a snapshot to somebody new; whoever crashed is back a little later. */
  private static Group story(int crashBefore, int crashAfter) {
    Group group = Group.of("a", "b", "c");
    group.crashBeforeWrite = crashBefore;
    group.crashAfterWrite = crashAfter;
    goOn(group);
    for (int i = 0; i < 3; i++) propose(group, "x" + i);
    step(group, new Input.TransferLeadership("b"));
    for (int i = 0; i < 3; i++) propose(group, "y" + i);
    if (group.leader() != null) group.leader().compact(0);
    group.add("d", Membership.NONE);
    group.add("e", Membership.NONE);
    step(group, new Input.ProposeMembership(new MembershipChange(
        List.of(new Step(Kind.ADD_VOTER, "d"), new Step(Kind.ADD_VOTER, "e"), new Step(Kind.REMOVE, "a")), Bytes.EMPTY)));
    for (int i = 0; i < 3; i++) propose(group, "z" + i);
    goOn(group);
    propose(group, "the end");
    goOn(group);
    Node leader = group.leader();
    assertThat(leader).isNotNull();
    assertThat(group.commit(leader.id)).isEqualTo(group.last(leader.id));
    for (String id : leader.raft.self.membership().members()) assertThat(group.node(id).state).as(id).isEqualTo(leader.state);
    return group;
  }

  private static void propose(Group group, String command) {
    step(group, new Input.Propose(List.of(Bytes.utf8(command))));
  }

  private static void step(Group group, Input input) {
    if (group.leader() != null) group.leader().step(input);
    goOn(group);
  }

  private static void goOn(Group group) {
    group.ticks(25);
    for (Node node : group.nodes.values()) if (!node.up()) node.start();
    group.ticks(25);
  }
}
