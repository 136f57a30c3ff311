package io.hexareme.adapters.assembly.faults;

import io.hexareme.adapters.simulation.DiskConditions;
import io.hexareme.adapters.simulation.LinkConditions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Faults of every kind, drawn from the seed, with nothing special in mind. */
final class GeneralScenarios {
  private static final Duration LONG = Duration.ofSeconds(12);

  static final List<Scenario> ALL = List.of(
      Scenario.general("quiet", "nothing goes wrong", Settings.THREE, stage -> { }),
      Scenario.general("one-member-crashes", "a group of one goes down at any point and comes back with all that it acknowledged",
          Settings.ONE.snapshots(40, 0), stage -> crashes(stage, 300, 900)),
      Scenario.general("crash-at-any-point", "members go down between any two effects of a turn: between output and persistence, between persistence and sending",
          Settings.THREE, stage -> crashes(stage, 150, 500)),
      Scenario.general("power-cut", "all members go down at once, again and again", Settings.THREE.snapshots(60, 20), GeneralScenarios::powerCuts),
      Scenario.drawn("partitions", "links are cut, slow, lossy, clogged, half open and reset, in one direction or both, around any set of members",
          Settings.FIVE.lasting(LONG), new Dose(14, 0, 0, 0, 0)),
      Scenario.general("bad-network", "every message may be lost, repeated, late and overtaken", Settings.THREE.on(
          new LinkConditions(Duration.ofMillis(1), Duration.ofMillis(15), 30_000, 30_000, 50_000, Duration.ofMillis(60))), stage -> { }),
      Scenario.general("pauses", "members stand still, in the middle of anything, and go on with timers that ran out long ago",
          Settings.THREE.lasting(LONG), GeneralScenarios::pauses),
      Scenario.drawn("crashes-and-pauses", "processes crash, crash in mid-turn, and pause for up to a minute", Settings.FIVE.lasting(LONG),
          new Dose(0, 0, 8, 0, 0)),
      Scenario.drawn("wrong-clocks", "clocks jump and run at wrong rates", Settings.THREE.with(Mix.LEASES), new Dose(2, 0, 0, 8, 0)),
      Scenario.drawn("slow-disks", "syncs take up to seconds, fail, and find no space", Settings.THREE.lasting(LONG), new Dose(0, 8, 0, 0, 0)),
      Scenario.general("snapshots-everywhere", "snapshots are taken all the time, and followers that were away need them",
          Settings.THREE.snapshots(15, 3), GeneralScenarios::lagging),
      Scenario.drawn("data-loss", "a minority loses what was stable: rot, misdirected writes, lies, a new disk", Settings.THREE.snapshots(60, 20).lasting(LONG),
          new Dose(0, 0, 2, 0, 4)),
      Scenario.general("leader-transfer", "leadership is handed over under load, to members that crash", Settings.THREE, GeneralScenarios::transfers),
      Scenario.general("changing-members", "members join as learners, are promoted, lead and leave, while others crash",
          Settings.THREE.spare(2).lasting(LONG), MembershipPlay::begin).with(Freedom.FIXED_CAST),
      Scenario.drawn("everything", "all of it at once", Settings.FIVE.snapshots(40, 10).lasting(LONG), new Dose(8, 3, 5, 2, 2)));

  private GeneralScenarios() {}

  private static void crashes(Stage stage, long from, long to) {
    stage.after(stage.between(from, to), () -> {
      if (stage.group().isEnding()) return;
      stage.crashAtCall(stage.anyMember(), 1 + stage.random().nextInt(25), stage.between(10, 400));
      crashes(stage, from, to);
    });
  }

  private static void powerCuts(Stage stage) {
    stage.every(stage.between(700, 1500), () -> {
      for (SimulatedMember member : new ArrayList<>(stage.group().open())) stage.crash(member, stage.between(20, 300));
    });
  }

  private static void pauses(Stage stage) {
    stage.every(stage.between(300, 900), () -> stage.pause(stage.anyMember(), stage.between(50, 4000)));
  }

  /** Every now and then one is cut off for longer than the others keep entries. */
  private static void lagging(Stage stage) {
    stage.every(Duration.ofMillis(900), () -> {
      SimulatedMember member = stage.anyMember();
      if (stage.random().nextInt(3) == 0) stage.crash(member, stage.between(100, 500));
      else stage.isolate(member, stage.between(200, 700));
    });
  }

  private static void transfers(Stage stage) {
    stage.every(Duration.ofMillis(300), () -> {
      SimulatedMember to = stage.anyMember();
      stage.withLeader(leader -> leader.on(open -> open.moveLeader(to)));
      if (stage.random().nextInt(3) == 0) stage.crashAtCall(to, 1 + stage.random().nextInt(20), stage.between(10, 200));
    });
  }

  /** For scenarios that need a disk which takes its time. */
  static final DiskConditions SLUGGISH = new DiskConditions(Duration.ofMillis(5), Duration.ofMillis(40));
}
