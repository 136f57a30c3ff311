package io.hexareme.adapters.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogCorruption;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogFailure;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.log.LogStorage.OnDamage;
import io.hexareme.ports.log.LogStorage.Recovered;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be wrong with a disk, one thing at a time. */
class SimulatedDiskTest {
  private final ManualLoop loop = new ManualLoop();
  private final SeededRandomness random = new SeededRandomness(9);
  private SimulatedDisk disk;
  private LogStorage log;

  @BeforeEach
  void openNew() {
    disk = new SimulatedDisk("m1/disk", random.fork(Long.toString(random.nextLong())), DiskConditions.IDEAL);
    log = disk.open(loop);
    log.recover();
  }

  private CompletableFuture<Void> append(long index) {
    return log.append(List.of(entry(index)), new HardState(1, "m" + index, 0)).toCompletableFuture();
  }

  private void appendAll(long from, long to) {
    for (long i = from; i <= to; i++) loop.await(append(i));
  }

  private static LogEntry entry(long index) {
    return new LogEntry(index, 1, Bytes.utf8("entry " + index));
  }

  private Recovered afterCrash() {
    disk.crash();
    log = disk.open(loop);
    return log.recover();
  }

  private static List<LogEntry> entries(long to) {
    List<LogEntry> entries = new ArrayList<>();
    for (long i = 1; i <= to; i++) entries.add(entry(i));
    return entries;
  }

  @Test
  void what_was_acknowledged_survives_and_of_the_rest_some_first_part() {
    TreeSet<Integer> survivors = new TreeSet<>();
    for (int round = 0; round < 100; round++) {
      openNew();
      appendAll(1, 3);
      List<CompletableFuture<Void>> underWay = List.of(append(4), append(5), append(6));
      Recovered found = afterCrash();
      assertThat(found.entries()).isEqualTo(entries(found.entries().size()));
      assertThat(found.hardState().vote()).isEqualTo("m" + found.entries().size());
      survivors.add(found.entries().size());
      loop.runAll();
      assertThat(underWay).noneMatch(CompletableFuture::isDone);
    }
    assertThat(survivors).containsExactly(3, 4, 5, 6);
  }

  @Test
  void a_sync_takes_its_time_and_what_comes_meanwhile_is_synced_together() {
    disk.conditions(new DiskConditions(Duration.ofMillis(10), Duration.ofMillis(10)));
    var first = append(1);
    var second = append(2);
    var third = append(3);
    loop.advance(Duration.ofMillis(9));
    assertThat(first).isNotDone();
    loop.advance(Duration.ofMillis(1));
    assertThat(first).isDone();
    assertThat(second).isNotDone();
    disk.stallNextSync(Duration.ofSeconds(3));
    loop.advance(Duration.ofMillis(10));
    assertThat(second).isDone();
    assertThat(third).isDone();
    var fourth = append(4);
    loop.advance(Duration.ofSeconds(3));
    assertThat(fourth).isNotDone();
    loop.advance(Duration.ofMillis(10));
    assertThat(fourth).isDone();
  }

  @Test
  void a_snapshot_beside_the_appends_survives_a_crash_or_not_and_nothing_else_depends_on_it() {
    TreeSet<Long> snapshots = new TreeSet<>();
    for (int round = 0; round < 50; round++) {
      openNew();
      disk.conditions(new DiskConditions(Duration.ofMillis(1), Duration.ofMillis(1)));
      for (int i = 1; i <= 4; i++) append(i);
      loop.advance(Duration.ofMillis(5));
      log.snapshot(2, 1, List.of(Bytes.utf8("state")));
      var fifth = append(5);
      loop.advance(Duration.ofMillis(1));
      assertThat(fifth).isDone();
      Recovered found = afterCrash();
      snapshots.add(found.snapshotIndex());
      assertThat(found.entries()).isEqualTo(entries(5).subList((int) found.snapshotIndex(), 5));
    }
    assertThat(snapshots).containsExactly(0L, 2L);
  }

  @Test
  void a_failed_sync_ends_the_log_and_loses_nothing_that_was_acknowledged() {
    appendAll(1, 2);
    disk.failNextSync();
    var failed = append(3);
    assertThatThrownBy(() -> loop.await(failed)).isInstanceOf(LogFailure.class).hasMessageContaining("m1/disk: fsync: Input/output error");
    var later = append(4);
    assertThatThrownBy(() -> loop.await(later)).isInstanceOf(LogFailure.class).hasMessageContaining("m1/disk");
    Recovered found = afterCrash();
    assertThat(found.entries()).hasSizeBetween(2, 4).isEqualTo(entries(found.entries().size()));
  }

  @Test
  void a_full_disk_takes_nothing_until_there_is_room_and_the_log_is_opened_again() {
    appendAll(1, 2);
    disk.fill(true);
    var failed = append(3);
    assertThatThrownBy(() -> loop.await(failed)).isInstanceOf(LogFailure.class).hasMessageContaining("No space left on device");
    disk.fill(false);
    var still = append(4);
    assertThatThrownBy(() -> loop.await(still)).isInstanceOf(LogFailure.class);
    Recovered found = afterCrash();
    assertThat(found.entries()).hasSizeBetween(2, 4);
    loop.await(append(found.entries().size() + 1));
  }

  @Test
  void a_lying_disk_loses_what_it_acknowledged_and_sometimes_that_shows() {
    TreeSet<Integer> survivors = new TreeSet<>();
    int holes = 0;
    for (int round = 0; round < 200; round++) {
      openNew();
      appendAll(1, 2);
      disk.lie(true);
      appendAll(3, 5);
      disk.crash();
      log = disk.open(loop);
      Recovered found = log.recover(OnDamage.KEEP_INTACT);
      assertThat(found.entries()).isEqualTo(entries(found.entries().size()));
      if (found.damage() != null) holes++;
      survivors.add(found.entries().size());
    }
    assertThat(survivors).containsExactly(2, 3, 4, 5);
    assertThat(holes).isBetween(5, 100);
  }

  @Test
  void an_honest_sync_and_a_clean_end_make_earlier_lies_true() {
    disk.lie(true);
    appendAll(1, 3);
    disk.lie(false);
    appendAll(4, 4);
    assertThat(afterCrash().entries()).isEqualTo(entries(4));
    disk.lie(true);
    appendAll(5, 6);
    log.close();
    log = disk.open(loop);
    assertThat(log.recover().entries()).isEqualTo(entries(6));
  }

  @Test
  void rot_is_refused_with_its_place_or_what_is_intact_is_kept() {
    appendAll(1, 9);
    disk.rot();
    disk.crash();
    LogStorage refused = disk.open(loop);
    assertThatThrownBy(refused::recover).isInstanceOf(LogCorruption.class).hasMessageStartingWith("m1/disk/");
    refused.close();
    log = disk.open(loop);
    Recovered found = log.recover(OnDamage.KEEP_INTACT);
    assertThat(found.damage().what()).startsWith("m1/disk/");
    assertThat(found.entries()).isEqualTo(entries(found.entries().size()));
    assertThat(found.hardState().commit()).isLessThanOrEqualTo(found.entries().size());
    loop.await(append(found.entries().size() + 1));
    disk.crash();
    LogStorage again = disk.open(loop);
    assertThatThrownBy(again::recover).isInstanceOf(LogCorruption.class).hasMessageContaining("not made good yet");
    assertThat(again.recover(OnDamage.KEEP_INTACT).damage()).isEqualTo(found.damage());
    loop.await(again.repaired());
    assertThat(afterCrash().damage()).isNull();
  }

  @Test
  void each_kind_of_rot_is_found_and_leaves_the_rest() {
    TreeSet<String> found = new TreeSet<>();
    for (int round = 0; round < 60; round++) {
      openNew();
      appendAll(1, 5);
      loop.await(log.snapshot(3, 1, List.of(Bytes.utf8("state"))));
      disk.rot();
      disk.crash();
      log = disk.open(loop);
      Recovered left = log.recover(OnDamage.KEEP_INTACT);
      found.add(left.snapshotIndex() == 0 ? "snapshot" : left.entries().size() < 2 ? "entry" : "vote " + left.hardState().vote());
    }
    assertThat(found).containsExactly("entry", "snapshot", "vote m4");
  }

  @Test
  void a_write_gone_astray_damages_another_and_is_missed_once_something_follows_it() {
    appendAll(1, 3);
    disk.misdirectNextWrite();
    appendAll(4, 6);
    disk.crash();
    log = disk.open(loop);
    Recovered found = log.recover(OnDamage.KEEP_INTACT);
    assertThat(found.damage()).isNotNull();
    assertThat(found.entries()).hasSizeLessThan(4).isEqualTo(entries(found.entries().size()));
  }

  @Test
  void a_last_write_gone_astray_is_not_missed() {
    disk.misdirectNextWrite();
    appendAll(1, 1);
    assertThat(afterCrash()).isEqualTo(new Recovered(HardState.INITIAL, 0, 0, List.of(), List.of()));
  }

  @Test
  void a_new_disk_is_empty() {
    appendAll(1, 3);
    disk.crash();
    disk.replace();
    log = disk.open(loop);
    assertThat(log.recover().entries()).isEmpty();
  }

  @Test
  void a_disk_is_opened_once() {
    assertThatThrownBy(() -> disk.open(loop)).isInstanceOf(IllegalStateException.class).hasMessage("m1/disk is already open");
  }
}
