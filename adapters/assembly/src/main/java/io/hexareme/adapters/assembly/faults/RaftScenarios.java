package io.hexareme.adapters.assembly.faults;

import io.hexareme.adapters.assembly.sim.FaultKind;
import io.hexareme.adapters.simulation.DiskConditions;
import io.hexareme.adapters.simulation.LinkConditions;
import io.hexareme.adapters.simulation.SimulatedLink;
import io.hexareme.core.consensus.Flaw;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The bugs of consensus that others had. */
final class RaftScenarios {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Slow enough that a crash finds something under way. */
  private static final DiskConditions BUSY = new DiskConditions(Duration.ofMillis(2), Duration.ofMillis(12));

  static final List<Scenario> ALL = List.of(
      Scenario.finds(Flaw.SEND_BEFORE_PERSIST, "promise-before-durable",
          "followers that acknowledge what is not on their disks lose it together in a power cut", "Raft paper, section 5; etcd raft, Ready",
          Settings.THREE.disks(BUSY).with(Mix.REGISTERS), RaftScenarios::powerCuts),
      Scenario.finds(Flaw.SINGLE_MEMBER_ACKS_EARLY, "single-member-acks-early",
          "a group of one acknowledges a write that its disk does not have yet", "etcd#14370", Settings.ONE.disks(BUSY).with(Mix.REGISTERS),
          RaftScenarios::powerCuts),
      Scenario.finds(Flaw.NO_PRE_VOTE, "disruptive-server", "a member that was cut off comes back with a higher term and deposes a leader that works",
          "Raft thesis, section 9.6", Settings.THREE, RaftScenarios::disruption).with(Freedom.FIXED_CAST),
      Scenario.finds(Flaw.READ_WITHOUT_QUORUM, "deposed-leader-reads", "a leader that is cut off answers reads while another takes writes",
          "Raft thesis, section 6.4", Settings.THREE.with(Mix.REGISTERS), RaftScenarios::isolatedLeaders),
      Scenario.finds(Flaw.COMMIT_EARLIER_TERM_BY_COUNT, "figure-8", "an entry of an earlier term is on a majority, counts as committed, and is overwritten",
          "Raft paper, section 5.4.2", Settings.FIVE.with(Mix.REGISTERS).clients(6, Duration.ofMillis(30)).on(LinkConditions.delay(Duration.ofMillis(8), Duration.ofMillis(8)))
              .clipped(1, 1).lasting(Duration.ofSeconds(10)), Figure8::act).with(Freedom.FIXED_CAST),
      Scenario.finds(Flaw.MINORITY_QUORUM, "minority-quorum", "one member alone believes that it is a majority", "Raft paper, section 5.2",
          Settings.THREE.with(Mix.REGISTERS), RaftScenarios::isolatedLeaders),
      Scenario.finds(Flaw.STALLED_WINDOW, "full-window-on-lossy-link", "appends that fill the window are lost and nothing ever empties it", "etcd#14633",
          Settings.THREE.clients(8, Duration.ofMillis(2)).clipped(4, 4096), RaftScenarios::lossyLinks),
      Scenario.finds(Flaw.REUSED_READ_ID, "reused-read-id", "the answer to a read's first try serves reads that began after it", "etcd#20418",
          Settings.THREE.with(Mix.REGISTERS).clients(12, Duration.ofMillis(15)), RaftScenarios::slowAnswers),
      Scenario.met("append-answer-of-earlier-leadership",
          "an answer on its way over two changes of leader is taken for one about other entries of the same index (ABA)", "etcd raft, message terms",
          Settings.FIVE.with(Mix.REGISTERS).clients(6, Duration.ofMillis(8)).on(late()).lasting(Duration.ofSeconds(10)), RaftScenarios::figure8),
      Scenario.finds(Flaw.LEADS_ON_STALLED_DISK, "leader-on-stalled-disk", "a leader whose disk does not answer holds up the group although the others are well",
          "Raft, etcd: slow leader disk", Settings.THREE, RaftScenarios::stalledDisk).with(Freedom.FAULTS_ONLY),
      Scenario.finds(Flaw.LEARNER_NEVER_VOTES, "learner-that-is-a-voter", "a learner does not know yet that it is a voter, and its vote is needed", "etcd#10998",
          new Settings(2, 1, 3, 2, Mix.ALL, Duration.ofMillis(20), Duration.ofMillis(700), Duration.ofSeconds(6), LinkConditions.LAN, DiskConditions.SSD,
              200, 50, 256, 16L << 20), RaftScenarios::promotedUnawares).with(Freedom.FIXED_CAST),
      Scenario.met("two-membership-changes", "two leaders change the membership before the earlier change is agreed", "raft#456",
          Settings.THREE.of(4).spare(2).lasting(Duration.ofSeconds(8)), RaftScenarios::hastyChanges).with(Freedom.FIXED_CAST));

  private RaftScenarios() {}

  private static LinkConditions late() {
    return new LinkConditions(Duration.ofMillis(1), Duration.ofMillis(10), 10_000, 50_000, 150_000, Duration.ofMillis(700));
  }

  private static void powerCuts(Stage stage) {
    stage.every(stage.between(400, 800), () -> {
      for (SimulatedMember member : new ArrayList<>(stage.group().open())) stage.crash(member, stage.between(20, 60));
    });
  }

  /** The leader must be the same before and after. */
  private static void disruption(Stage stage) {
    stage.after(SECOND, () -> stage.withLeader(leader -> {
      long term = leader.open().term();
      stage.isolate(stage.others(leader).getFirst(), Duration.ofSeconds(2));
      stage.after(Duration.ofSeconds(4), () -> stage.demand("a member that comes back disturbs nobody",
          "the term went on from " + term + " though the leader was well", () -> leader.isOpen() && leader.open().term() == term));
    }));
  }

  private static void isolatedLeaders(Stage stage) {
    stage.every(Duration.ofMillis(1200), () -> stage.withLeader(leader -> stage.isolate(leader, stage.between(400, 900))));
  }

  /** Leaders that get an entry to few, fall, and come back with it while others have led. */
  private static void figure8(Stage stage) {
    stage.every(Duration.ofMillis(250), () -> stage.withLeader(leader -> {
      List<SimulatedMember> others = stage.others(leader);
      if (others.size() < 3) return;
      int reached = stage.random().nextInt(3);
      stage.cut(List.of(leader), others.subList(reached, others.size()), stage.between(60, 400));
      if (stage.random().nextInt(2) == 0) stage.after(stage.between(20, 120), () -> stage.crash(leader, stage.between(100, 500)));
    }));
  }

  /** To one follower and back it takes longer than it waits before it asks again, but not so long that it misses its leader. */
  private static void slowAnswers(Stage stage) {
    stage.every(Duration.ofMillis(1000), () -> stage.withLeader(leader -> {
      SimulatedMember slow = stage.others(leader).get(stage.random().nextInt(stage.others(leader).size()));
      stage.strike(FaultKind.NETWORK, "slow links between " + leader + " and " + slow, () -> {
        for (SimulatedLink link : List.of(stage.link(leader, slow), stage.link(slow, leader))) {
          link.conditions(LinkConditions.delay(Duration.ofMillis(62), Duration.ofMillis(72)));
          stage.after(Duration.ofMillis(900), () -> link.conditions(LinkConditions.LAN));
        }
      });
    }));
  }

  private static void lossyLinks(Stage stage) {
    stage.every(Duration.ofMillis(700), () -> stage.withLeader(leader -> {
      for (SimulatedMember other : stage.others(leader)) {
        stage.cutLink(leader, other, stage.between(30, 60));
      }
    }));
  }

  /** Within a second somebody else leads and takes writes. */
  private static void stalledDisk(Stage stage) {
    stage.after(stage.between(1000, 1500), () -> stage.withLeader(leader -> {
      stage.strike(FaultKind.DISK, "stall disk " + leader + ", by 20 s", () -> leader.disk().stallNextSync(Duration.ofSeconds(20)));
      long before = leader.open().revision();
      stage.after(Duration.ofSeconds(2), () -> stage.demand("a slow disk slows one member", "nothing was written for two seconds although two members of three were well",
          () -> stage.others(leader).stream().anyMatch(other -> other.open().revision() > before + 3)));
    }));
  }

  /** Of three voters one has just been a learner and was not told; one is dead: the other two are a majority. */
  private static void promotedUnawares(Stage stage) {
    SimulatedMember learner = stage.group().members().getLast();
    stage.after(SECOND, () -> stage.withLeader(leader -> leader.on(open -> open.addLearner(learner, added -> {
      learner.boot();
      stage.after(SECOND, () -> promoteUnheard(stage, learner));
    }))));
  }

  private static void promoteUnheard(Stage stage, SimulatedMember learner) {
    stage.withLeader(leader -> {
      leader.on(open -> open.promote(learner, promoted -> {
        SimulatedMember other = stage.others(leader).stream().filter(member -> member != learner).findFirst().orElseThrow();
        stage.after(Duration.ZERO, () -> {
          stage.crash(other, Duration.ofSeconds(20));
          stage.crash(leader, Duration.ofMillis(200));
        });
        stage.after(Duration.ofSeconds(3), () -> stage.demand("a majority of voters elects", "two voters of three elected nobody in three seconds",
            () -> stage.leader().isPresent()));
      }));
      stage.cutLink(leader, learner, Duration.ofMillis(400));
    });
  }

  /** Four voters; leaders that are cut off with few add and remove members while others do the same. */
  private static void hastyChanges(Stage stage) {
    List<SimulatedMember> spare = stage.group().members().subList(4, 6);
    stage.every(Duration.ofMillis(400), () -> stage.withLeader(leader -> {
      List<SimulatedMember> others = stage.others(leader);
      if (others.size() < 3) return;
      stage.cut(List.of(leader), others.subList(0, 2 + stage.random().nextInt(2)), stage.between(100, 600));
      SimulatedMember joining = spare.get(stage.random().nextInt(2));
      leader.on(open -> open.addVoter(joining, added -> { }));
    }));
  }
}
