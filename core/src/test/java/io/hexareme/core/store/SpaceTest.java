package io.hexareme.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.store.Maintenance.Alarm;
import io.hexareme.ports.store.Maintenance.AlarmKind;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.time.ManualLoop;
import org.junit.jupiter.api.Test;

/** A group whose content has no room left. */
class SpaceTest {

  @Test
  void without_space_puts_are_refused_and_the_rest_goes_on_until_the_alarm_ends() {
    StoreGroup group = new StoreGroup(3).startAll();
    group.write(group.leader(), "a", "");
    Alarm alarm = new Alarm(group.nodes.get("m1").config.self().id(), AlarmKind.NOSPACE);
    assertThat(group.await(group.store(group.follower()).maintenance().alarm(alarm, true))).containsExactly(alarm);
    assertThat(group.await(group.store(group.follower()).txn(StoreFixture.put("b", ""))))
        .isEqualTo(new TxnResult.Refused("etcdserver: mvcc: database space exceeded"));
    assertThat(group.await(group.store(group.leader()).txn(StoreFixture.delete("a")))).isInstanceOf(TxnResult.Done.class);
    group.await(group.store(group.leader()).compact(3));
    assertThat(group.await(group.store(group.leader()).maintenance().alarms())).containsExactly(alarm);
    group.await(group.store(group.leader()).maintenance().alarm(new Alarm(0, AlarmKind.NOSPACE), false));
    assertThat(group.write(group.follower(), "b", "")).isEqualTo(4);
  }

  @Test
  void a_content_beyond_its_bound_raises_the_alarm_and_a_compaction_gives_the_room_back() {
    StoreGroup group = new StoreGroup(3, StoreConfig.DEFAULT.withQuota(1000), new ManualLoop()).startAll();
    String follower = group.follower();
    for (int i = 0; i < 9; i++) group.write(follower, "k", "x".repeat(100));
    assertThat(group.await(group.store(follower).maintenance().alarms())).isEmpty();
    group.write(follower, "k", "x".repeat(100));
    long leader = group.nodes.get(group.leader()).config.self().id();
    assertThat(group.await(group.store(follower).maintenance().alarms())).containsExactly(new Alarm(leader, AlarmKind.NOSPACE));
    assertThat(group.await(group.store(follower).txn(StoreFixture.put("k", "")))).isInstanceOf(TxnResult.Refused.class);
    assertThat(group.await(group.store(follower).maintenance().status()).storageBytes()).isEqualTo(1010);
    group.await(group.store(follower).compact(11));
    assertThat(group.await(group.store(follower).maintenance().status()).neededBytes()).isEqualTo(101);
    group.await(group.store(follower).maintenance().alarm(new Alarm(0, AlarmKind.NOSPACE), false));
    group.write(follower, "k", "y");
    assertThat(group.await(group.store(follower).maintenance().alarms())).isEmpty();
  }
}
