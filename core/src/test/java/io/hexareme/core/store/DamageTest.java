package io.hexareme.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.adapters.logmemory.MemoryLogStorage;
import io.hexareme.ports.log.LogCorruption;
import io.hexareme.ports.log.LogStorage.Recovered;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.time.ManualLoop;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A member whose storage was damaged goes on with what is intact, but neither votes nor counts until the others have made it whole. */
class DamageTest {
  private StoreGroup group;
  private DamagedDisk disk;

  /** What is lost of what a member had, with and without snapshots taken on the way. */
  static Stream<Arguments> losses() {
    List<Named<UnaryOperator<Recovered>>> losses = List.of(
        Named.of("half of the entries", DamagedDisk::halfOfTheEntries), Named.of("the snapshot", DamagedDisk::noSnapshot),
        Named.of("the hard state", DamagedDisk::noHardState), Named.of("everything", DamagedDisk::nothing));
    return losses.stream().flatMap(loss -> Stream.of(Arguments.of(loss, 1000L), Arguments.of(loss, 7L)));
  }

  /** Thirty writes, then m1 dies and its disk is damaged. */
  private void damage(UnaryOperator<Recovered> loss, long snapshotEntries) {
    group = new StoreGroup(3, StoreGroup.snapshotsAfter(snapshotEntries), new ManualLoop()).startAll();
    for (int i = 0; i < 30; i++) group.write("m" + (1 + i % 3), "k" + i, "");
    group.awaitEqual();
    group.kill("m1");
    group.nodes.get("m1").log = DamagedDisk.left(group.nodes.get("m1").log, group.loop, loss);
  }

  private void startDamaged() {
    group.disks = log -> {
      disk = DamagedDisk.over(log);
      return disk;
    };
    group.start("m1");
    group.disks = log -> log;
  }

  @ParameterizedTest
  @MethodSource("losses")
  void it_gets_everything_back_and_the_storage_hears_of_it_only_when_all_is_durable(UnaryOperator<Recovered> loss, long snapshotEntries) {
    damage(loss, snapshotEntries);
    group.awaitLeader();
    startDamaged();
    assertThat(disk.isRepaired()).isFalse();
    group.until(() -> disk.isRepaired());
    assertThat(disk.writesUnderWayWhenRepaired).isZero();
    assertThat(group.keys("m1", false)).hasSize(30);
    // Whole again: it and one other make a majority, over a restart too.
    group.kill("m1");
    group.start("m1");
    group.kill(group.running().stream().filter(name -> !name.equals("m1")).findFirst().orElseThrow());
    group.until(() -> group.leader() != null && group.store(group.leader()).isLeading());
    group.write("m1", "after", "");
    assertThat(group.keys("m1", false)).hasSize(31);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void without_another_majority_it_neither_votes_nor_counts_and_nothing_acknowledged_is_lost(
      UnaryOperator<Recovered> loss, long snapshotEntries) {
    damage(loss, snapshotEntries);
    group.kill("m2");
    group.kill("m3");
    startDamaged();
    group.start("m2");
    group.pass(Duration.ofSeconds(3));
    assertThat(group.leader()).isNull();
    assertThatThrownBy(() -> group.write("m2", "x", "")).isInstanceOf(StoreUnavailable.class);
    assertThat(disk.isRepaired()).isFalse();
    group.start("m3");
    group.until(() -> disk.isRepaired());
    for (String name : group.running()) assertThat(group.keys(name, false)).hasSize(30);
  }

  @Test
  void it_does_not_count_towards_the_leaders_commits() {
    damage(DamagedDisk::halfOfTheEntries, 1000);
    String leader = group.awaitLeader();
    group.kill(group.follower());
    startDamaged();
    var write = group.store(leader).txn(StoreFixture.put("x", "")).toCompletableFuture();
    group.pass(Duration.ofMillis(60));
    assertThat(write).isNotDone();
  }

  @Test
  void what_is_lost_again_before_it_is_whole_begins_anew() {
    damage(DamagedDisk::nothing, 1000);
    group.awaitLeader();
    startDamaged();
    group.pass(Duration.ofMillis(6));
    group.kill("m1");
    group.nodes.get("m1").log = DamagedDisk.left(group.nodes.get("m1").log, group.loop, DamagedDisk::nothing);
    startDamaged();
    group.until(() -> disk.isRepaired());
    assertThat(group.keys("m1", false)).hasSize(30);
  }

  @Test
  void damage_of_a_group_of_one_is_refused_with_file_and_offset_and_the_storage_is_let_go() {
    ManualLoop loop = new ManualLoop();
    DamagedDisk alone = DamagedDisk.over(new MemoryLogStorage(loop));
    assertThatThrownBy(() -> EmbeddedStore.open(alone, loop, StoreConfig.DEFAULT, cause -> { }))
        .isInstanceOfSatisfying(LogCorruption.class, damage -> {
          assertThat(damage.file()).isEqualTo("segment-7");
          assertThat(damage.offset()).isEqualTo(4096);
        });
    assertThat(alone.isClosed()).isTrue();
  }
}
