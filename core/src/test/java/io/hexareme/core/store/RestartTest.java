package io.hexareme.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.store.RecordingWatcher;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestartTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1000})
  void a_restart_finds_the_state_it_left(int snapshotEntries) {
    StoreFixture fixture = new StoreFixture(snapshotEntries);
    fixture.grant(5, 60);
    for (int i = 0; i < 20; i++) {
      fixture.write("k" + i % 6, "v" + i);
      if (i == 12) fixture.loop.await(fixture.store.compact(8));
      if (i % 5 == 0) fixture.loop.await(fixture.begin(StoreFixture.delete("k" + i % 6)));
      if (i % 3 == 0) fixture.loop.await(fixture.begin(StoreFixture.put("leased", "", 5)));
      fixture.loop.runAll();
      long hash = fixture.store.stateHash();
      long revision = fixture.store.appliedRevision();
      if (i % 4 == 0) fixture.restart();
      assertThat(fixture.store.stateHash()).isEqualTo(hash);
      assertThat(fixture.store.appliedRevision()).isEqualTo(revision);
    }
    assertThat(fixture.log.snapshots > 0).isEqualTo(snapshotEntries < 1000);
    long before = fixture.store.appliedRevision();
    assertThat(fixture.write("next", "")).isEqualTo(before + 1);
  }

  @Test
  void a_watch_resumes_from_its_revision_after_a_restart() {
    StoreFixture fixture = new StoreFixture(3);
    for (int i = 0; i < 10; i++) fixture.write("k" + i, "");
    fixture.restart();
    RecordingWatcher watcher = fixture.watch(6);
    fixture.write("new", "");
    assertThat(watcher.keys()).containsExactly("k4", "k5", "k6", "k7", "k8", "k9", "new");
  }

  @Test
  void snapshots_are_taken_one_at_a_time_and_a_crash_before_one_is_durable_loses_nothing() {
    StoreFixture fixture = new StoreFixture(5); // the first is the entry of the new term
    for (int i = 0; i < 3; i++) fixture.write("k" + i, "");
    assertThat(fixture.log.snapshots).isZero();
    fixture.log.hold();
    for (int i = 3; i < 30; i++) fixture.begin(StoreFixture.put("k" + i, ""));
    fixture.log.release(); // the first of them: now a snapshot is due, and held back as well
    assertThat(fixture.log.snapshots).isEqualTo(1);
    fixture.log.releaseNewest(); // the rest of them
    assertThat(fixture.store.appliedRevision()).isEqualTo(31);
    assertThat(fixture.log.snapshots).isEqualTo(1);
    long hash = fixture.store.stateHash();
    fixture.restart();
    assertThat(fixture.store.stateHash()).isEqualTo(hash);
  }

  @Test
  void a_large_state_is_not_written_again_for_a_small_change_and_neither_is_it_after_a_restart() {
    StoreFixture fixture = new StoreFixture(1, 50);
    fixture.write("large", "x".repeat(100_000));
    int saved = fixture.log.snapshots;
    for (int i = 0; i < 40; i++) fixture.write("k" + i, "y".repeat(1000)); // less than half of it
    assertThat(fixture.log.snapshots).isEqualTo(saved);
    fixture.restart();
    assertThat(fixture.log.snapshots).as("what is applied again counts as well").isEqualTo(saved);
    for (int i = 0; i < 20; i++) fixture.write("l" + i, "y".repeat(1000));
    assertThat(fixture.log.snapshots).isEqualTo(saved + 1);
  }

  @Test
  void an_entry_that_is_no_command_stops_the_start() {
    StoreFixture fixture = new StoreFixture(1000);
    fixture.write("a", "");
    fixture.log.append(List.of(new LogEntry(2, 1, Bytes.utf8("?"))), null);
    fixture.loop.runAll();
    assertThatThrownBy(fixture::restart)
        .isInstanceOf(IllegalStateException.class).hasMessageContaining("entry 2 of the log cannot be applied");
  }
}
