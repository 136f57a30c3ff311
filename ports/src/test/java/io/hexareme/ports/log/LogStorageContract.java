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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
