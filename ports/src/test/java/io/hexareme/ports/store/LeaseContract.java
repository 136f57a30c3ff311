package io.hexareme.ports.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.Txn.Op;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How leases hold keys. */
interface LeaseContract extends StoreBench {
  @Test
  default void a_lease_takes_its_keys_with_it_in_one_revision() {
    long id = ((LeaseResult.Lease) grant(0, 60)).id();
    done(always(new Op.Put(utf8("a"), utf8("1"), id), new Op.Put(utf8("b"), utf8("1"), id), put("c", "1")));
    assertThat(get("a").lease()).isEqualTo(id);
    LeaseResult.Lease lease = (LeaseResult.Lease) lease(id);
    assertThat(lease.keys()).containsExactly(utf8("a"), utf8("b"));
    assertThat(lease.ttlSeconds()).isEqualTo(60);
    RecordingWatcher watcher = watchAll(0);
    assertThat(revoke(id)).isEqualTo(new LeaseResult.Lease(id, 60, 0, lease.keys()));
    heard(watcher, base() + 2);
    assertThat(watcher.keys()).containsExactly("-a", "-b");
    assertThat(keys(pairs(all(0)))).containsExactly("c");
    assertThat(lease(id)).isEqualTo(new LeaseResult.NotFound(id));
    assertThat(revoke(id)).isEqualTo(new LeaseResult.NotFound(id));
    assertThat(loop().await(store().keepLeaseAlive(id))).isEqualTo(new LeaseResult.NotFound(id));
  }

  @Test
  default void a_key_hangs_on_its_last_lease_alone() {
    grant(71, 60);
    grant(72, 60);
    assertThat(grant(72, 60)).isEqualTo(new LeaseResult.Exists(72));
    done(always(new Op.Put(utf8("a"), utf8("1"), 71), new Op.Put(utf8("b"), utf8("1"), 71)));
    done(always(new Op.Put(utf8("a"), utf8("2"), 72), put("b", "2")));
    revoke(71);
    assertThat(keys(pairs(all(0)))).containsExactly("a", "b");
    revoke(72);
    assertThat(keys(pairs(all(0)))).containsExactly("b");
  }

  private LeaseResult.Lease granted(long id, long ttlSeconds) {
    return (LeaseResult.Lease) grant(id, ttlSeconds);
  }

  @Test
  default void a_lease_begins_whole_and_without_keys() {
    assertThat(grant(73, 60)).isEqualTo(new LeaseResult.Lease(73, 60, 60, List.of()));
    LeaseResult.Lease now = (LeaseResult.Lease) lease(73);
    assertThat(now.ttlSeconds()).isEqualTo(60);
    assertThat(now.remainingSeconds()).isBetween(30L, 60L);
    assertThat(now.keys()).isEmpty();
    long chosen = granted(0, 60).id();
    long other = granted(0, 60).id();
    assertThat(chosen).isPositive().isNotEqualTo(other);
    assertThat(revision()).as("leases make no revisions").isEqualTo(base());
    assertThat(revoke(73)).isEqualTo(new LeaseResult.Lease(73, 60, 0, List.of()));
    revoke(chosen);
    revoke(other);
    assertThat(revision()).as("without keys they end without one").isEqualTo(base());
  }

  @Test
  default void keeping_a_lease_alive_tells_of_it() {
    grant(74, 60);
    done(always(put("b", "", 74), put("a", "", 74)));
    LeaseResult.Lease kept = (LeaseResult.Lease) loop().await(store().keepLeaseAlive(74));
    assertThat(kept.id()).isEqualTo(74);
    assertThat(kept.ttlSeconds()).isEqualTo(60);
    assertThat(kept.remainingSeconds()).isBetween(30L, 60L);
    assertThat(kept.keys()).containsExactly(utf8("a"), utf8("b"));
    revoke(74);
  }

  @Test
  default void a_put_without_a_lease_and_a_deletion_take_a_key_off_it() {
    grant(75, 60);
    done(always(put("a", "", 75), put("b", "", 75), put("c", "", 75)));
    write("a", "free");
    remove("b");
    assertThat(((LeaseResult.Lease) lease(75)).keys()).containsExactly(utf8("c"));
    done(always(put("b", "again", 75)));
    assertThat(((LeaseResult.Lease) lease(75)).keys()).containsExactly(utf8("b"), utf8("c"));
    long before = revision();
    revoke(75);
    assertThat(revision()).isEqualTo(before + 1);
    assertThat(keys(pairs(all(0)))).containsExactly("a");
  }

  @Test
  default void the_end_of_a_lease_is_heard_with_what_was_before() {
    grant(76, 60);
    done(always(put("b", "2", 76), put("a", "1", 76)));
    KeyValue a = get("a");
    RecordingWatcher watcher = watchAll(0);
    revoke(76);
    heard(watcher, base() + 2);
    assertThat(watcher.keys()).containsExactly("-a", "-b");
    assertThat(watcher.events.getFirst().previous()).isEqualTo(a);
    assertThat(a.lease()).isEqualTo(76);
    assertThat(txn(always(put("c", "", 76)))).isEqualTo(new TxnResult.Refused("etcdserver: requested lease not found"));
  }

  @Test
  default void a_lease_that_cannot_be_is_the_callers_mistake() {
    assertThatThrownBy(() -> store().grantLease(-1, 60)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store().grantLease(0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store().grantLease(0, 9_000_000_001L)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void a_transaction_may_move_keys_between_leases() {
    grant(77, 60);
    grant(78, 60);
    done(always(put("a", "", 77), put("b", "", 77)));
    done(always(put("a", "", 78), put("b", "")));
    assertThat(((LeaseResult.Lease) lease(77)).keys()).isEmpty();
    assertThat(((LeaseResult.Lease) lease(78)).keys()).containsExactly(utf8("a"));
    revoke(77);
    revoke(78);
    assertThat(keys(pairs(all(0)))).containsExactly("b");
  }

  @Test
  default void the_leases_are_listed_by_their_ids() {
    List<Long> before = loop().await(store().leases());
    assertThat(before).isSorted().noneMatch(id -> id < 100);
    grant(80, 60);
    grant(79, 60);
    assertThat(loop().await(store().leases())).isSorted().contains(79L, 80L).hasSize(before.size() + 2);
    revoke(80);
    assertThat(loop().await(store().leases())).contains(79L).doesNotContain(80L);
    revoke(79);
    assertThat(loop().await(store().leases())).isEqualTo(before);
  }

  @Test
  default void a_put_may_keep_the_lease_a_key_has() {
    grant(82, 60);
    done(always(put("a", "1", 82), put("b", "1")));
    done(always(put("a", "2", Op.Put.KEEP_LEASE), put("b", "2", Op.Put.KEEP_LEASE)));
    assertThat(get("a")).isEqualTo(new KeyValue(utf8("a"), utf8("2"), base() + 1, base() + 2, 2, 82));
    assertThat(get("b").lease()).isZero();
    revoke(82);
    assertThat(keys(pairs(all(0)))).containsExactly("b");
  }
}
