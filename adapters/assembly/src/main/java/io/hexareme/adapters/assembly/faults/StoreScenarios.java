package io.hexareme.adapters.assembly.faults;

import io.hexareme.adapters.simulation.DiskConditions;
import io.hexareme.core.store.flaw.StoreFlaw;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The bugs of stores that others had, leases among them. */
final class StoreScenarios {
  private static final DiskConditions BUSY = new DiskConditions(Duration.ofMillis(2), Duration.ofMillis(12));

  static final List<Scenario> ALL = List.of(
      Scenario.finds(StoreFlaw.PROGRESS_BEFORE_EVENT, "progress-before-event", "a bookmark overtakes the events that it stands for", "etcd#15220",
          Settings.ONE.watchers(8).clients(6, Duration.ofMillis(4)), StoreScenarios::powerCuts),
      Scenario.finds(StoreFlaw.WATCH_GOES_BACK_AFTER_RESTORE, "watch-goes-back", "a follower takes over a snapshot and its watches hear again what they had heard",
          "etcd#15271", Settings.THREE.snapshots(20, 2).watchers(6), StoreScenarios::laggards),
      Scenario.finds(StoreFlaw.COMPACTION_DROPS_EVENTS, "compaction-drops-event", "a watch that is behind goes on after a compaction as if nothing were missing",
          "etcd#18089, etcd#19179", Settings.THREE.with(Mix.COMPACTING).snapshots(20, 2).watchers(6), StoreScenarios::laggards),
      Scenario.finds(StoreFlaw.FUTURE_WATCH_HEARS_THE_PAST, "future-watch-hears-the-past", "a watch on a revision that this member has not reached hears older ones",
          "etcd#20221", Settings.THREE.snapshots(20, 2).watchers(8), StoreScenarios::laggards),
      Scenario.finds(StoreFlaw.COMPACTION_IN_BACKGROUND, "txn-reads-compacted-revision", "members that compact in their own time end the same transaction differently",
          "etcd#18667", Settings.THREE.with(Mix.COMPACTING).clients(8, Duration.ofMillis(4)), stage -> { }),
      Scenario.finds(StoreFlaw.REVISION_FORGETS_DELETIONS, "revision-decreases-after-crash", "after a crash revisions that only deleted are forgotten", "etcd#17780",
          Settings.THREE.with(Mix.COMPACTING).snapshots(12, 4), StoreScenarios::powerCuts),
      Scenario.finds(StoreFlaw.ACK_BEFORE_DURABLE, "acknowledged-before-durable", "what is on its way to the disk counts as durable", "etcd#14370, etcd#13766",
          Settings.THREE.disks(BUSY).with(Mix.REGISTERS), StoreScenarios::powerCuts),
      Scenario.finds(StoreFlaw.LEASE_ENDS_EARLY, "lease-ends-early", "a new leader judges leases by what it heard long ago", "etcd: leases over leader changes",
          Settings.THREE.with(Mix.LEASES), StoreScenarios::leadersFall),
      Scenario.finds(StoreFlaw.PAUSED_LEADER_ENDS_LEASES, "paused-leader-and-leases", "a leader that was paused goes on with timers of leases that were kept alive meanwhile", "leases: stale leader",
          Settings.THREE.with(Mix.LEASES), StoreScenarios::pausedLeaders),
      Scenario.finds(StoreFlaw.ENTRY_APPLIED_TWICE_AFTER_CRASH, "crash-under-load", "crashes under load leave a state that is not that of any index", "etcd#13766",
          Settings.THREE.disks(BUSY).snapshots(15, 5).clients(8, Duration.ofMillis(6)), StoreScenarios::powerCuts),
      Scenario.met("two-snapshots-at-once", "snapshots follow each other faster than the disk can save them", "etcd#18055",
          Settings.THREE.disks(BUSY).snapshots(4, 1).clients(6, Duration.ofMillis(8)), StoreScenarios::laggards),
      Scenario.finds(StoreFlaw.STARVING_WATCH_LOSES_AN_EVENT, "starving-watch", "a watch that is far behind loses events while it catches up", "etcd#17529",
          Settings.THREE.clients(8, Duration.ofMillis(3)).watchers(6), StoreScenarios::starving));

  private StoreScenarios() {}

  private static void pausedLeaders(Stage stage) {
    stage.every(stage.between(900, 1500), () -> stage.withLeader(leader -> stage.pause(leader, stage.between(800, 3500))));
  }

  /** One follower hears nothing for so long that it has much to catch up with at once, and so have those who watch there. */
  private static void starving(Stage stage) {
    stage.every(Duration.ofMillis(2500), () -> stage.pause(stage.anyMember(), Duration.ofMillis(1500)));
  }

  /** Members lag, so that watches on them have something to catch up with, and take over snapshots. */
  private static void laggards(Stage stage) {
    stage.every(Duration.ofMillis(700), () -> stage.isolate(stage.anyMember(), stage.between(150, 500)));
  }

  private static void powerCuts(Stage stage) {
    stage.every(stage.between(400, 800), () -> {
      for (SimulatedMember member : new ArrayList<>(stage.group().open())) stage.crash(member, stage.between(20, 60));
    });
  }

  private static void leadersFall(Stage stage) {
    stage.every(stage.between(700, 1300), () -> stage.withLeader(leader -> {
      if (stage.random().nextInt(2) == 0) stage.pause(leader, stage.between(500, 2500));
      else stage.isolate(leader, stage.between(500, 2500));
    }));
  }
}
