package io.hexareme.adapters.assembly.faults;

import io.hexareme.adapters.assembly.sim.FaultKind;
import io.hexareme.adapters.assembly.sim.Options;
import io.hexareme.adapters.assembly.sim.Strikes;
import io.hexareme.adapters.simulation.Fault;
import io.hexareme.adapters.simulation.FaultSchedule;
import io.hexareme.adapters.simulation.SimulatedLink;
import io.hexareme.adapters.simulation.history.check.Violation;
import io.hexareme.ports.time.Randomness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What a script directs: time, members, links and disks. All that it plans happens in turns of the world, in one order. */
public final class Stage {
  private final SimulatedStoreGroup group;
  private final Randomness random;
  private final Strikes strikes;
  private final List<Violation> found = new ArrayList<>();

  Stage(SimulatedStoreGroup group, Options options) {
    this.group = group;
    this.strikes = new Strikes(options, group.world()::elapsed);
    this.random = group.world().randomness().fork("script");
  }

  public SimulatedStoreGroup group() {
    return group;
  }

  /** The script's own stream. */
  public Randomness random() {
    return random;
  }

  /** A time between the two, from the seed. */
  public Duration between(long fromMillis, long toMillis) {
    return Duration.ofMillis(fromMillis + random.nextInt((int) (toMillis - fromMillis)));
  }

  public void after(Duration delay, Runnable deed) {
    group.supervisor().after(delay, deed);
  }

  /** Now and then while clients work. */
  public void every(Duration period, Runnable deed) {
    after(period, () -> {
      if (group.isWinding()) return;
      deed.run();
      every(period, deed);
    });
  }

  /** Draws so many faults of each kind from the seed, for the time in which clients work. */
  void draw(Dose dose) {
    List<String> members = group.members().stream().limit(group.settings().members()).map(SimulatedMember::id).toList();
    FaultSchedule drawn = dose.plan(members, group.settings().span()).draw(group.world().randomness());
    group.injector().listener(strikes::began);
    group.injector().inject(strikes.admitted(new FaultSchedule(drawn.faults().stream().map(Stage::survivable).toList())));
  }

  /** Something goes wrong now, unless it is to be left out. */
  public void strike(FaultKind kind, String words, Runnable deed) {
    if (strikes.strikes(kind, words)) deed.run();
  }

  Strikes strikes() {
    return strikes;
  }

  /**
   * Nobody can make good a voter that forgets in silence what it promised: its vote and its acknowledgements are what majorities are made of.
   * A damaged disk is noticed, and the member waits without a vote until the others have told it everything; a disk that lies, or is
   * empty all of a sudden, is not.
   */
  private static FaultSchedule.Planned survivable(FaultSchedule.Planned planned) {
    return switch (planned.fault()) {
      case Fault.LieAboutSync lie -> new FaultSchedule.Planned(planned.at(), new Fault.RotDisk(lie.member()));
      case Fault.Crash crash -> new FaultSchedule.Planned(planned.at(), new Fault.Crash(crash.member(), crash.down(), false));
      default -> planned;
    };
  }

  // --- members ---

  /** One of the founding members, from the seed. */
  public SimulatedMember anyMember() {
    return group.members().get(random.nextInt(group.settings().members()));
  }

  /** Who leads, as far as the members know; of two who believe it, the one in the higher term. */
  public Optional<SimulatedMember> leader() {
    SimulatedMember leader = null;
    for (SimulatedMember member : group.open()) {
      if (member.open().leads() && (leader == null || member.open().term() > leader.open().term())) leader = member;
    }
    return Optional.ofNullable(leader);
  }

  /** Does something about the leader, as soon as there is one. */
  public void withLeader(Consumer<SimulatedMember> deed) {
    leader().ifPresentOrElse(deed, () -> after(Duration.ofMillis(20), () -> withLeader(deed)));
  }

  /** The open members but this one. */
  public List<SimulatedMember> others(SimulatedMember member) {
    return group.open().stream().filter(other -> other != member).toList();
  }

  public void crash(SimulatedMember member, Duration down) {
    strike(FaultKind.PROCESS, "crash " + member + ", down " + down.toMillis() + " ms", () -> {
      member.process().crash();
      after(down, member.process()::start);
    });
  }

  /** Crashes in the middle of a turn, instead of its {@code call}th call of a port from now. */
  public void crashAtCall(SimulatedMember member, int call, Duration down) {
    if (!member.process().running()) return;
    strike(FaultKind.PROCESS, "crash " + member + " at call " + call + ", down " + down.toMillis() + " ms", () -> {
      member.process().onCrash(() -> after(down, member.process()::start));
      member.process().crashAtCall(call);
    });
  }

  public void pause(SimulatedMember member, Duration span) {
    strike(FaultKind.PROCESS, "pause " + member + ", span " + span.toMillis() + " ms", () -> {
      member.process().pause();
      after(span, member.process()::resume);
    });
  }

  /** Notes what a member says of itself now. */
  public void observe(SimulatedMember member) {
    if (!member.isOpen()) return;
    StoreLife open = member.open();
    int life = member.life();
    open.status().ifPresent(status -> group.history().saw(
        member.id(), life, status.term(), open.leader(), status.revision(), status.appliedIndex()));
  }

  // --- links ---

  public SimulatedLink link(SimulatedMember from, SimulatedMember to) {
    return group.network().link(from.id(), to.id());
  }

  /** Between that member and all others, both ways. */
  public void isolate(SimulatedMember member, Duration span) {
    cut(List.of(member), group.members().stream().filter(other -> other != member).toList(), span);
  }

  /** Between the two sides, both ways. */
  public void cut(List<SimulatedMember> side, List<SimulatedMember> other, Duration span) {
    strike(FaultKind.NETWORK, "cut links between " + side + " and " + other + ", span " + span.toMillis() + " ms", () -> {
      set(side, other, true);
      after(span, () -> set(side, other, false));
    });
  }

  /** One way. */
  public void cutLink(SimulatedMember from, SimulatedMember to, Duration span) {
    strike(FaultKind.NETWORK, "cut link " + from + " " + to + ", span " + span.toMillis() + " ms", () -> {
      link(from, to).cut(true);
      after(span, () -> link(from, to).cut(false));
    });
  }

  private void set(List<SimulatedMember> side, List<SimulatedMember> other, boolean cut) {
    for (SimulatedMember from : side) {
      for (SimulatedMember to : other) {
        link(from, to).cut(cut);
        link(to, from).cut(cut);
      }
    }
  }

  // --- demands ---

  /** Notes a violation unless it holds now. */
  public void demand(String rule, String message, BooleanSupplier holds) {
    if (!holds.getAsBoolean()) found.add(new Violation(rule, message, List.of("at " + group.world().elapsed())));
  }

  List<Violation> found() {
    return found;
  }
}
