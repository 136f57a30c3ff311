package io.hexareme.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.store.flaw.StoreFlaw;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.time.ManualLoop;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Leases of a group: ended by the leader's judgment alone, and never early. */
class GroupLeaseTest {

  private static StoreGroup groupWithLease(StoreConfig config, long ttlSeconds) {
    StoreGroup group = new StoreGroup(3, config, new ManualLoop()).startAll();
    group.await(group.store(group.follower()).grantLease(7, ttlSeconds));
    group.await(group.store(group.leader()).txn(StoreFixture.put("leased", "", 7)));
    return group;
  }

  @Test
  void a_lease_ends_on_all_members_when_its_time_is_over() {
    StoreGroup group = groupWithLease(StoreConfig.DEFAULT, 5);
    group.pass(Duration.ofMillis(4900));
    assertThat(group.keys(group.follower(), false)).containsExactly("leased");
    group.pass(Duration.ofMillis(200));
    for (String name : group.running()) assertThat(group.keys(name, true)).isEmpty();
  }

  /** The leader dies just before the lease would have ended; it was kept alive before. When is its key gone, after how many seconds? */
  private static long secondsAfterKeepAlive(StoreConfig config) {
    StoreGroup group = groupWithLease(config, 5);
    group.pass(Duration.ofSeconds(4));
    assertThat(group.await(group.store(group.leader()).keepLeaseAlive(7))).isInstanceOf(LeaseResult.Lease.class);
    long kept = group.loop.nanos();
    group.pass(Duration.ofMillis(100));
    group.kill(group.leader());
    String leader = group.awaitLeader();
    group.until(() -> group.keys(leader, true).isEmpty());
    return Duration.ofNanos(group.loop.nanos() - kept).toSeconds();
  }

  @Test
  void a_new_leader_gives_a_lease_its_full_time() {
    assertThat(secondsAfterKeepAlive(StoreConfig.DEFAULT)).isEqualTo(5);
  }

  @Test
  void a_lease_that_ends_early_after_a_change_of_the_leader_is_noticed() {
    assertThat(secondsAfterKeepAlive(StoreConfig.DEFAULT.with(StoreFlaw.LEASE_ENDS_EARLY))).isLessThan(5);
  }

  @Test
  void a_leader_that_was_paused_past_a_leases_end_does_not_end_it_when_it_was_kept_alive_elsewhere() {
    StoreGroup group = groupWithLease(StoreConfig.DEFAULT, 5);
    String paused = group.leader();
    group.nodes.get(paused).life.pause();
    group.network.isolate(group.nodes.get(paused).id());
    group.until(() -> group.running().stream().anyMatch(name -> !name.equals(paused) && group.store(name).isLeading()));
    String now = group.running().stream().filter(name -> !name.equals(paused) && group.store(name).isLeading()).findFirst().orElseThrow();
    for (int i = 0; i < 5; i++) {
      group.pass(Duration.ofSeconds(4));
      assertThat(group.await(group.store(now).keepLeaseAlive(7))).isInstanceOf(LeaseResult.Lease.class);
    }
    group.network.heal();
    group.nodes.get(paused).life.resume();
    group.pass(Duration.ofMillis(500));
    for (String name : group.running()) assertThat(group.keys(name, true)).containsExactly("leased");
  }
}
