package io.hexareme.ports.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.log.LogStorage.Recovered;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

// Justification: one contract, read from top to bottom by whoever writes a storage.
/** What every {@link LogStorage} must do. A subclass opens one place again and again. */
public abstract class LogStorageContract {
  protected final ManualLoop loop = new ManualLoop();
  private LogStorage open;

  /** Opens the test's own place: empty at first, as it was left after that. */
  protected abstract LogStorage open(ManualLoop loop);

  @AfterEach
  void letGo() {
    if (open != null) open.close();
  }

  protected final Recovered start() {
    open = open(loop);
    return open.recover();
  }

  protected final Recovered restart() {
    open.close();
    return start();
  }

  protected final void append(LogEntry... entries) {
    loop.await(open.append(List.of(entries), null));
  }

  protected static LogEntry entry(long index, long term) {
    return new LogEntry(index, term, Bytes.utf8("entry " + index + " of term " + term));
  }

  @Test
  void a_new_log_is_empty() {
    assertThat(start()).isEqualTo(new Recovered(HardState.INITIAL, 0, 0, List.of(), List.of()));
  }

  @Test
  void what_was_appended_is_there_in_order() {
    start();
    append(entry(1, 1), entry(2, 1));
    append(entry(3, 2));
    assertThat(restart().entries()).containsExactly(entry(1, 1), entry(2, 1), entry(3, 2));
    append(entry(4, 2));
    assertThat(restart().entries()).hasSize(4).last().isEqualTo(entry(4, 2));
  }

  @Test
  void the_newest_hard_state_is_kept() {
    start();
    loop.await(open.append(List.of(), new HardState(1, "a", 0)));
    loop.await(open.append(List.of(entry(1, 2)), new HardState(2, "", 1)));
    append(entry(2, 2));
    Recovered found = restart();
    assertThat(found.hardState()).isEqualTo(new HardState(2, "", 1));
    assertThat(found.entries()).hasSize(2);
    assertThat(restart().hardState()).isEqualTo(new HardState(2, "", 1));
  }

  /** Raft, section 5.3. */
  @Test
  void an_entry_replaces_all_from_its_index_on() {
    start();
    append(entry(1, 1), entry(2, 1), entry(3, 1));
    append(entry(2, 2));
    assertThat(restart().entries()).containsExactly(entry(1, 1), entry(2, 2));
    append(entry(3, 2));
    append(entry(1, 3));
    assertThat(restart().entries()).containsExactly(entry(1, 3));
  }

  @Test
  void an_entry_that_leaves_a_gap_is_the_callers_mistake() {
    start();
    append(entry(1, 1));
    assertThatThrownBy(() -> open.append(List.of(entry(3, 1)), null)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void stages_complete_in_the_order_of_the_calls_and_never_within_them() {
    start();
    List<Integer> order = new ArrayList<>();
    CompletableFuture<?> last = CompletableFuture.completedFuture(null);
    for (int i = 1; i <= 50; i++) {
      int call = i;
      last = open.append(List.of(entry(i, 1)), null).thenRun(() -> order.add(call)).toCompletableFuture();
      assertThat(last).isNotDone();
    }
    loop.await(last);
    assertThat(order).hasSize(50).isSorted();
  }

  @Test
  void empty_and_large_payloads_come_back_as_they_were() {
    start();
    byte[] large = new byte[3 << 20];
    new Random(1).nextBytes(large);
    append(new LogEntry(1, 1, Bytes.EMPTY), new LogEntry(2, 1, new Bytes(large)));
    append(new LogEntry(3, 1, Bytes.EMPTY));
    assertThat(restart().entries().stream().map(LogEntry::payload))
        .containsExactly(Bytes.EMPTY, new Bytes(large), Bytes.EMPTY);
  }

  @Test
  void a_snapshot_takes_the_place_of_the_entries_up_to_it() {
    start();
    append(entry(1, 1), entry(2, 1), entry(3, 2), entry(4, 2));
    loop.await(open.append(List.of(), new HardState(2, "me", 3)));
    List<Bytes> state = List.of(Bytes.utf8("one"), Bytes.EMPTY, Bytes.utf8("three"));
    loop.await(open.snapshot(3, 2, state));
    append(entry(5, 2));
    assertThat(restart())
        .isEqualTo(new Recovered(new HardState(2, "me", 3), 3, 2, state, List.of(entry(4, 2), entry(5, 2))));
    append(entry(6, 2));
    assertThat(restart().entries()).containsExactly(entry(4, 2), entry(5, 2), entry(6, 2));
  }

  @Test
  void a_newer_snapshot_takes_the_place_of_an_older_one() {
    start();
    for (int i = 1; i <= 6; i++) {
      append(entry(i, 1));
      if (i % 2 == 0) loop.await(open.snapshot(i, 1, List.of(Bytes.utf8("state " + i))));
    }
    Recovered found = restart();
    assertThat(found.snapshotIndex()).isEqualTo(6);
    assertThat(found.snapshot()).containsExactly(Bytes.utf8("state 6"));
    assertThat(found.entries()).isEmpty();
  }

  /** A follower that was far behind is given a snapshot beyond its log (Raft, section 7). */
  @Test
  void a_snapshot_may_be_beyond_the_log_and_the_log_goes_on_after_it() {
    start();
    append(entry(1, 1), entry(2, 1));
    open.snapshot(100, 4, List.of(Bytes.utf8("from the leader")));
    append(entry(101, 4), entry(102, 4));
    Recovered found = restart();
    assertThat(found.snapshotIndex()).isEqualTo(100);
    assertThat(found.snapshotTerm()).isEqualTo(4);
    assertThat(found.entries()).containsExactly(entry(101, 4), entry(102, 4));
  }

  @Test
  void appends_go_on_while_a_snapshot_is_under_way() {
    start();
    append(entry(1, 1), entry(2, 1));
    var snapshot = open.snapshot(2, 1, List.of(Bytes.utf8("state")));
    append(entry(3, 1));
    append(entry(4, 1));
    loop.await(snapshot);
    Recovered found = restart();
    assertThat(found.snapshotIndex()).isEqualTo(2);
    assertThat(found.entries()).containsExactly(entry(3, 1), entry(4, 1));
  }

  @Test
  void every_kind_of_entry_comes_back_as_it_was() {
    start();
    List<LogEntry> kinds = new ArrayList<>();
    for (LogEntry.Kind kind : LogEntry.Kind.values()) {
      Bytes payload = kind == LogEntry.Kind.EMPTY ? Bytes.EMPTY : Bytes.utf8(kind.name());
      kinds.add(new LogEntry(kinds.size() + 1, 7, kind, payload));
    }
    loop.await(open.append(kinds, null));
    assertThat(restart().entries()).isEqualTo(kinds);
  }

  @Test
  void entries_below_a_snapshot_beyond_the_log_do_not_trouble_a_later_one() {
    start();
    append(entry(1, 1), entry(2, 1));
    loop.await(open.snapshot(100, 4, List.of(Bytes.utf8("from the leader"))));
    append(entry(101, 4), entry(102, 4), entry(103, 4));
    loop.await(open.snapshot(102, 4, List.of(Bytes.utf8("own"))));
    assertThat(restart())
        .isEqualTo(new Recovered(HardState.INITIAL, 102, 4, List.of(Bytes.utf8("own")), List.of(entry(103, 4))));
  }

  @Test
  void a_snapshot_below_the_newest_changes_nothing() {
    start();
    append(entry(1, 1), entry(2, 1), entry(3, 1));
    loop.await(open.snapshot(2, 1, List.of(Bytes.utf8("state 2"))));
    loop.await(open.snapshot(1, 1, List.of(Bytes.utf8("state 1"))));
    Recovered found = restart();
    assertThat(found.snapshot()).containsExactly(Bytes.utf8("state 2"));
    assertThat(found.entries()).containsExactly(entry(3, 1));
  }

  @Test
  void a_snapshot_of_nothing_is_a_snapshot() {
    start();
    append(entry(1, 1));
    loop.await(open.snapshot(1, 1, List.of()));
    assertThat(restart()).isEqualTo(new Recovered(HardState.INITIAL, 1, 1, List.of(), List.of()));
  }

  /** Raft, section 7: a follower discards its whole log for a snapshot that its leader sends. */
  @Test
  void an_installed_snapshot_replaces_the_entries_and_the_hard_state() {
    start();
    append(entry(1, 1), entry(2, 1), entry(3, 1));
    loop.await(open.snapshot(1, 1, List.of(Bytes.utf8("old"))));
    loop.await(open.install(2, 5, List.of(Bytes.utf8("from the leader")), new HardState(5, "me", 2)));
    Recovered installed =
        new Recovered(new HardState(5, "me", 2), 2, 5, List.of(Bytes.utf8("from the leader")), List.of());
    assertThat(restart()).isEqualTo(installed);
    assertThat(restart()).isEqualTo(installed);
  }

  @Test
  void an_installed_snapshot_without_a_hard_state_leaves_the_one_there_is() {
    start();
    loop.await(open.append(List.of(entry(1, 3)), new HardState(3, "you", 1)));
    loop.await(open.install(50, 3, List.of(), null));
    assertThat(restart()).isEqualTo(new Recovered(new HardState(3, "you", 1), 50, 3, List.of(), List.of()));
  }

  @Test
  void the_log_goes_on_right_after_an_installed_snapshot_and_may_be_rewritten_there() {
    start();
    append(entry(1, 1), entry(2, 1), entry(3, 1), entry(4, 1));
    open.install(2, 1, List.of(Bytes.utf8("state")), new HardState(4, "", 2));
    assertThatThrownBy(() -> open.append(List.of(entry(4, 4)), null)).isInstanceOf(IllegalArgumentException.class);
    append(entry(3, 4), entry(4, 4), entry(5, 4));
    append(entry(4, 5));
    assertThat(restart().entries()).containsExactly(entry(3, 4), entry(4, 5));
    append(entry(5, 5));
    assertThat(restart().entries()).containsExactly(entry(3, 4), entry(4, 5), entry(5, 5));
    loop.await(open.snapshot(4, 5, List.of(Bytes.utf8("own"))));
    assertThat(restart())
        .isEqualTo(new Recovered(new HardState(4, "", 2), 4, 5, List.of(Bytes.utf8("own")), List.of(entry(5, 5))));
  }

  @Test
  void the_first_thing_in_a_log_may_be_a_snapshot_from_elsewhere() {
    start();
    loop.await(open.install(1000, 9, List.of(Bytes.utf8("backup")), new HardState(9, "", 1000)));
    append(entry(1001, 10));
    assertThat(restart()).isEqualTo(new Recovered(
        new HardState(9, "", 1000), 1000, 9, List.of(Bytes.utf8("backup")), List.of(entry(1001, 10))));
  }

  @Test
  void snapshots_installs_and_appends_take_effect_in_the_order_of_the_calls() {
    start();
    append(entry(1, 1), entry(2, 1));
    open.snapshot(1, 1, List.of(Bytes.utf8("own")));
    open.append(List.of(entry(3, 1)), null);
    open.install(10, 2, List.of(Bytes.utf8("theirs")), new HardState(2, "", 10));
    open.append(List.of(entry(11, 2), entry(12, 2)), null);
    loop.await(open.snapshot(11, 2, List.of(Bytes.utf8("own again"))));
    open.append(List.of(entry(13, 2)), null);
    assertThat(restart()).isEqualTo(new Recovered(
        new HardState(2, "", 10), 11, 2, List.of(Bytes.utf8("own again")), List.of(entry(12, 2), entry(13, 2))));
  }

  @Test
  void a_log_without_damage_says_so_whatever_it_is_asked() {
    start();
    append(entry(1, 1));
    open.close();
    open = open(loop);
    Recovered found = open.recover(LogStorage.OnDamage.KEEP_INTACT);
    assertThat(found).isEqualTo(new Recovered(HardState.INITIAL, 0, 0, List.of(), List.of(entry(1, 1))));
    loop.await(open.repaired());
  }

  /** Anything that may be asked, in any order, with restarts in between, against a list in memory. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void any_sequence_of_calls_leaves_what_a_list_would_have(long seed) {
    Random random = new Random(seed);
    LogModel model = new LogModel();
    start();
    CompletionStage<Void> last = CompletableFuture.completedFuture(null);
    for (int step = 0; step < 120; step++) {
      last = model.step(random, open);
      if (random.nextInt(4) == 0) loop.await(last);
      if (random.nextInt(10) > 0) continue;
      loop.await(last);
      assertThat(restart()).as("seed %d, step %d", seed, step).isEqualTo(model.expected());
    }
    assertThat(restart()).as("seed %d", seed).isEqualTo(model.expected());
  }

  @Test
  void close_waits_for_what_was_asked_for() {
    start();
    open.append(List.of(entry(1, 1)), new HardState(1, "me", 0));
    open.append(List.of(entry(2, 1)), null);
    open.snapshot(1, 1, List.of(Bytes.utf8("state")));
    Recovered found = restart();
    assertThat(found.hardState().vote()).isEqualTo("me");
    assertThat(found.snapshot()).containsExactly(Bytes.utf8("state"));
    assertThat(found.entries()).containsExactly(entry(2, 1));
  }
}
