package io.hexareme.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.store.MembershipResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Leadership by an operator's wish. */
class LeaderMoveTest {

  @Test
  void leadership_is_moved_to_whom_the_operator_names() {
    StoreGroup group = new StoreGroup(3).startAll();
    String target = group.follower();
    long since = group.loop.nanos();
    assertThat(group.await(group.store(group.leader()).membership().moveLeader(group.nodes.get(target).config.self().id())))
        .isInstanceOf(MembershipResult.Changed.class);
    assertThat(group.leader()).isEqualTo(target);
    assertThat(Duration.ofNanos(group.loop.nanos() - since)).isLessThan(Duration.ofMillis(50));
    group.write(group.follower(), "a", "");
  }

  /** The registry says that it has a vote; the leader knows that it lacks what it had. */
  @Test
  void leadership_is_not_moved_to_a_member_that_raft_refuses_and_that_is_said_at_once() {
    StoreGroup group = new StoreGroup(3).startAll();
    String leader = group.leader();
    String target = group.follower();
    String other = group.running().stream().filter(name -> !name.equals(target) && !name.equals(leader)).findFirst().orElseThrow();
    group.kill(target);
    group.nodes.get(target).log = null;
    group.kill(other); // without it nobody can be made whole
    group.start(target);
    group.pass(Duration.ofMillis(30));
    var moved = group.store(leader).membership().moveLeader(group.nodes.get(target).config.self().id()).toCompletableFuture();
    assertThat(moved).isCompletedWithValue(
        new MembershipResult.Refused(MembershipResult.Reason.BAD_LEADER_TRANSFEREE, "etcdserver: bad leader transferee"));
  }
}
