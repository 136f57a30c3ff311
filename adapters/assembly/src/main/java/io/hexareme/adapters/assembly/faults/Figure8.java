package io.hexareme.adapters.assembly.faults;

import io.hexareme.adapters.assembly.sim.FaultKind;
import java.time.Duration;
import java.util.List;

/**
 * The Raft paper's figure 8, acted out by five members on slow links, an entry at a time: a leader with entries that only one other has
 * falls; another leads with an entry of its own and falls; the entries of the first spread to a third member by its next term and would
 * count as committed, if copies of an earlier term did; then all who have something newer fall, and the second one comes back.
 */
final class Figure8 {
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final Stage stage;
  private final List<SimulatedMember> all;
  private SimulatedMember first;
  private SimulatedMember confidant;
  private SimulatedMember second;

  private Figure8(Stage stage) {
    this.stage = stage;
    this.all = stage.group().members();
  }

  static void act(Stage stage) {
    stage.after(Duration.ofMillis(1500), new Figure8(stage)::whisper);
  }

  /** (a): what the leader appends from now on reaches one other member only. */
  private void whisper() {
    stage.withLeader(leader -> {
      first = leader;
      confidant = stage.others(leader).getFirst();
      separate(List.of(first, confidant));
      stage.after(Duration.ofMillis(55), () -> {
        crash(first, confidant);
        whenSomeoneElseLeads();
      });
    });
  }

  /** (b): one of the other three leads, and appends an entry that nobody gets. */
  private void whenSomeoneElseLeads() {
    stage.leader().ifPresentOrElse(leader -> {
      second = leader;
      separate(List.of(second));
      reset(second);
      stage.after(Duration.ofMillis(60), () -> {
        crash(second);
        returnOfTheFirst();
      });
    }, () -> stage.after(MOMENT, this::whenSomeoneElseLeads));
  }

  /** (c): the first two come back; one of them leads the remaining four, and its old entries spread before its new one. */
  private void returnOfTheFirst() {
    separate(List.of(second));
    first.process().start();
    confidant.process().start();
    long before = all.stream().filter(SimulatedMember::isOpen).mapToLong(member -> member.open().revision()).max().orElse(1);
    untilSomethingIsApplied(before, 4000);
  }

  private void untilSomethingIsApplied(long before, int patience) {
    SimulatedMember leader = stage.leader().filter(member -> member != second).orElse(null);
    if (patience > 0 && (leader == null || leader.open().revision() <= before)) {
      stage.after(MOMENT, () -> untilSomethingIsApplied(before, patience - 1));
      return;
    }
    // (d): whoever has something of the new term falls, with what it has shown.
    stage.observe(first);
    stage.observe(confidant);
    reset(first);
    reset(confidant);
    stage.after(Duration.ZERO, () -> {
      crash(first, confidant);
      separate(List.of());
      second.process().start();
      stage.after(Duration.ofSeconds(3), () -> {
        first.process().start();
        confidant.process().start();
      });
    });
  }

  /** Those hear each other and nobody else; the rest hear each other. */
  private void separate(List<SimulatedMember> some) {
    stage.strike(FaultKind.NETWORK, some.isEmpty() ? "all links whole again" : "only among themselves: " + some, () -> {
      for (SimulatedMember from : all) {
        for (SimulatedMember to : all) {
          if (from != to) stage.link(from, to).cut(some.contains(from) != some.contains(to));
        }
      }
    });
  }

  private void crash(SimulatedMember... some) {
    stage.strike(FaultKind.PROCESS, "crash " + List.of(some), () -> List.of(some).forEach(member -> member.process().crash()));
  }

  private void reset(SimulatedMember member) {
    stage.strike(FaultKind.NETWORK, "reset links from " + member, () -> all.forEach(other -> stage.link(member, other).reset()));
  }
}
