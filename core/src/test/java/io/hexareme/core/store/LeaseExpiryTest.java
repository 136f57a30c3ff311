package io.hexareme.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.RecordingWatcher;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaseExpiryTest {
  private final StoreFixture fixture = new StoreFixture(1000);

  private void leased(String key, long lease) {
    fixture.loop.await(fixture.begin(StoreFixture.put(key, "", lease)));
  }

  private void pass(Duration time) {
    fixture.loop.advance(time);
    fixture.loop.runAll();
  }

  @Test
  void a_lease_ends_with_its_keys_when_its_time_is_over_and_not_before() {
    fixture.grant(1, 10);
    leased("a", 1);
    leased("b", 1);
    RecordingWatcher watcher = fixture.watch(0);
    pass(Duration.ofMillis(8_999));
    assertThat(fixture.lease(1)).isEqualTo(new LeaseResult.Lease(1, 10, 1, List.of(Bytes.utf8("a"), Bytes.utf8("b"))));
    pass(Duration.ofMillis(1_000));
    assertThat(fixture.keys()).containsExactly("a", "b");
    assertThat(fixture.lease(1)).isEqualTo(new LeaseResult.Lease(1, 10, 0, List.of(Bytes.utf8("a"), Bytes.utf8("b"))));
    pass(Duration.ofMillis(1));
    assertThat(fixture.keys()).isEmpty();
    assertThat(watcher.keys()).containsExactly("-a", "-b");
    assertThat(watcher.deliveries).hasSize(1);
    assertThat(fixture.lease(1)).isEqualTo(new LeaseResult.NotFound(1));
  }

  @Test
  void keeping_it_alive_starts_its_time_anew() {
    fixture.grant(1, 10);
    leased("a", 1);
    for (int i = 0; i < 5; i++) {
      pass(Duration.ofSeconds(9));
      assertThat(fixture.loop.await(fixture.store.keepLeaseAlive(1)))
          .isEqualTo(new LeaseResult.Lease(1, 10, 10, List.of(Bytes.utf8("a"))));
    }
    pass(Duration.ofSeconds(9));
    assertThat(fixture.keys()).containsExactly("a");
    pass(Duration.ofSeconds(1));
    assertThat(fixture.keys()).isEmpty();
  }

  @Test
  void leases_end_in_the_order_of_their_time() {
    fixture.grant(1, 30);
    fixture.grant(2, 10);
    fixture.grant(3, 20);
    leased("long", 1);
    leased("short", 2);
    leased("middle", 3);
    RecordingWatcher watcher = fixture.watch(0);
    pass(Duration.ofSeconds(25));
    assertThat(watcher.keys()).containsExactly("-short", "-middle");
    pass(Duration.ofSeconds(25));
    assertThat(watcher.keys()).containsExactly("-short", "-middle", "-long");
  }

  @Test
  void a_restart_gives_the_full_time_again() {
    fixture.grant(1, 10);
    leased("a", 1);
    pass(Duration.ofSeconds(9));
    fixture.restart();
    pass(Duration.ofMillis(9_999));
    assertThat(fixture.keys()).containsExactly("a");
    pass(Duration.ofMillis(1));
    assertThat(fixture.keys()).isEmpty();
  }

  @Test
  void a_keep_alive_that_reaches_the_log_first_wins_over_the_expiry() {
    fixture.grant(1, 10);
    leased("a", 1);
    fixture.log.hold();
    fixture.begin(StoreFixture.put("busy", ""));
    pass(Duration.ofMillis(9_999));
    var kept = fixture.store.keepLeaseAlive(1).toCompletableFuture();
    pass(Duration.ofMillis(1)); // now the expiry is proposed, behind the keep-alive
    fixture.log.releaseAll();
    fixture.loop.runAll();
    assertThat(kept).isCompletedWithValueMatching(result -> result instanceof LeaseResult.Lease);
    assertThat(fixture.keys()).containsExactly("a", "busy");
    pass(Duration.ofSeconds(10));
    assertThat(fixture.keys()).containsExactly("busy");
  }

  @Test
  void a_revoked_lease_does_not_end_again() {
    fixture.grant(1, 10);
    fixture.loop.await(fixture.store.revokeLease(1));
    fixture.grant(1, 100);
    leased("a", 1);
    int batches = fixture.log.batches.size();
    pass(Duration.ofSeconds(50));
    assertThat(fixture.keys()).containsExactly("a");
    assertThat(fixture.log.batches).as("nothing was proposed").hasSize(batches);
  }

  @Test
  void the_store_chooses_free_ids() {
    fixture.grant(1, 10);
    var chosen = (LeaseResult.Lease) fixture.loop.await(fixture.store.grantLease(0, 10));
    var next = (LeaseResult.Lease) fixture.loop.await(fixture.store.grantLease(0, 10));
    assertThat(List.of(chosen.id(), next.id())).doesNotHaveDuplicates().doesNotContain(0L, 1L);
  }
}
