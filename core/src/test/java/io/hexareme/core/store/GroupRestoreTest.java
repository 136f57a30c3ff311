package io.hexareme.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A new group of several members that begins with the content of a backup. */
class GroupRestoreTest {
  private final StoreGroup old = new StoreGroup(1).startAll();
  private final StoreGroup group = new StoreGroup(3);

  private void backUp() {
    old.await(old.store("m1").grantLease(9, 30));
    for (int i = 0; i < 20; i++) old.write("m1", "k" + i % 5, "v" + i);
    old.await(old.store("m1").txn(StoreFixture.put("leased", "", 9)));
    old.await(old.store("m1").compact(12));
    group.image = old.await(old.store("m1").maintenance().image());
  }

  @Test
  void each_member_has_the_content_with_its_revisions_and_leases_have_their_full_time() {
    backUp();
    group.startAll();
    for (String name : group.nodes.keySet()) {
      assertThat(group.await(group.store(name).range(StoreGroup.all(false)))).isEqualTo(old.await(old.store("m1").range(StoreGroup.all(false))));
    }
    assertThat(group.await(group.store(group.leader()).lease(9)))
        .isEqualTo(new LeaseResult.Lease(9, 30, 30, List.of(Bytes.utf8("leased"))));
    assertThat(group.write(group.follower(), "new", "")).isEqualTo(23);
    group.pass(Duration.ofSeconds(31));
    for (String name : group.nodes.keySet()) assertThat(group.keys(name, false)).contains("k4", "new").doesNotContain("leased");
    group.awaitEqual();
    assertThat(group.nodes.keySet().stream().map(name -> group.store(name).stateHash()).distinct()).hasSize(1);
  }

  @Test
  void a_member_that_loses_its_disk_and_is_given_the_backup_again_gets_what_was_written_since() {
    backUp();
    group.startAll();
    group.write("m1", "since", "");
    String lost = group.follower();
    group.kill(lost);
    group.nodes.get(lost).log = null;
    group.start(lost);
    assertThat(group.keys(lost, false)).contains("k0", "since");
  }

  @Test
  void a_storage_that_is_not_empty_keeps_what_it_has() {
    backUp();
    group.startAll();
    group.write("m1", "since", "");
    group.nodes.keySet().forEach(group::kill);
    group.startAll();
    assertThat(group.keys("m2", false)).contains("since");
  }
}
