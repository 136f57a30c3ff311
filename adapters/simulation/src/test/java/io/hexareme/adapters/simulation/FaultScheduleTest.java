package io.hexareme.adapters.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.peers.PeerNetwork;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FaultScheduleTest {
  private static final List<String> MEMBERS = List.of("m1", "m2", "m3");
  private static final Duration HOUR = Duration.ofHours(1);

  private static FaultPlan plan(int network, int disk) {
    return new FaultPlan(MEMBERS, Duration.ZERO, HOUR, network, disk, 50, 20, 20);
  }

  private static FaultSchedule draw(long seed, int network, int disk) {
    return plan(network, disk).draw(new SimulatedWorld(seed).randomness());
  }

  @Test
  void a_seed_determines_the_schedule() {
    assertThat(draw(1, 50, 50)).isEqualTo(draw(1, 50, 50)).isNotEqualTo(draw(2, 50, 50));
  }

  @Test
  void fewer_of_one_concern_leave_the_others_as_they_are() {
    List<FaultSchedule.Planned> all = new ArrayList<>(draw(1, 50, 50).faults());
    List<FaultSchedule.Planned> calm = draw(1, 0, 50).faults();
    assertThat(calm).isEqualTo(all.stream().filter(planned -> planned.fault() instanceof Fault.OfMember).toList());
  }

  @Test
  void every_kind_of_fault_is_drawn() {
    TreeSet<String> kinds = new TreeSet<>();
    for (FaultSchedule.Planned planned : draw(3, 300, 100).faults()) kinds.add(planned.fault().getClass().getSimpleName());
    assertThat(kinds).containsExactly("ClogLink", "Crash", "CrashAtCall", "CutLink", "DegradeLink", "FailSync", "FillDisk", "HalfOpenLink",
        "JumpClock", "LieAboutSync", "MisdirectWrite", "Pause", "ResetLink", "RotDisk", "SkewClock", "SlowDisk", "StallDisk");
  }

  @Test
  void only_a_minority_loses_data() {
    for (long seed = 0; seed < 20; seed++) {
      TreeSet<String> struck = new TreeSet<>();
      for (FaultSchedule.Planned planned : draw(seed, 0, 20).faults()) {
        switch (planned.fault()) {
          case Fault.LieAboutSync lie -> struck.add(lie.member());
          case Fault.MisdirectWrite write -> struck.add(write.member());
          case Fault.RotDisk rot -> struck.add(rot.member());
          case Fault.Crash crash when crash.diskLost() -> struck.add(crash.member());
          default -> { }
        }
      }
      assertThat(struck).hasSize(1);
    }
  }

  @Test
  void a_schedule_can_be_made_smaller() {
    FaultSchedule whole = draw(1, 10, 10);
    assertThat(whole.without(0, whole.size()).faults()).isEmpty();
    assertThat(whole.without(2, 4).faults()).hasSize(whole.size() - 2).startsWith(whole.faults().get(0), whole.faults().get(1));
    assertThat(whole.toString().lines()).hasSize(whole.size());
  }

  @Test
  void a_failing_schedule_shrinks_to_what_it_takes() {
    FaultSchedule whole = draw(5, 40, 40);
    List<FaultSchedule.Planned> needed = List.of(whole.faults().get(3), whole.faults().get(40), whole.faults().get(whole.size() - 1));
    int[] runs = new int[1];
    FaultSchedule shrunk = whole.shrunk(part -> {
      runs[0]++;
      return part.faults().containsAll(needed);
    });
    assertThat(shrunk.faults()).isEqualTo(needed);
    assertThat(runs[0]).isLessThan(200);
    assertThat(whole.shrunk(_ -> true).faults()).isEmpty();
    assertThat(whole.shrunk(part -> part.size() == whole.size())).isEqualTo(whole);
  }

  @Test
  void a_schedule_says_how_it_is_written_in_java() {
    FaultSchedule schedule = new FaultSchedule(List.of(
        new FaultSchedule.Planned(Duration.parse("PT2S"), new Fault.SkewClock("m\"1", 999_000L, Duration.parse("PT1M"))),
        new FaultSchedule.Planned(Duration.parse("PT1S"), new Fault.SlowDisk("m2", DiskConditions.IDEAL, Duration.ofMillis(5)))));
    assertThat(schedule.toJava()).isEqualTo("""
        new FaultSchedule(List.of(
            new FaultSchedule.Planned(Duration.parse("PT1S"), new Fault.SlowDisk("m2", new DiskConditions(Duration.parse("PT0S"), \
        Duration.parse("PT0S")), Duration.parse("PT0.005S"))),
            new FaultSchedule.Planned(Duration.parse("PT2S"), new Fault.SkewClock("m\\"1", 999000L, Duration.parse("PT1M")))))""");
    assertThat(draw(3, 50, 50).toJava().lines()).hasSize(draw(3, 50, 50).size() + 1);
  }

  @Test
  void one_seed_under_all_faults_gives_one_run_and_in_the_end_all_is_well() {
    Run first = new Run(7);
    Run second = new Run(7);
    assertThat(first.world.hash()).isEqualTo(second.world.hash()).isNotEqualTo(new Run(8).world.hash());
    assertThat(first.trace).isEqualTo(second.trace).hasSizeGreaterThan(1000);
    assertThat(first.happened).isGreaterThan(100);
    assertThat(first.worksAgain()).isTrue();
  }

  /** Three members that append to their logs, and tell each other, whatever happens to them. */
  private static final class Run {
    final SimulatedWorld world;
    final SimulatedNetwork network;
    final Map<String, FaultInjector.Machine> machines = new LinkedHashMap<>();
    final List<String> trace = new ArrayList<>();
    int happened;

    Run(long seed) {
      world = new SimulatedWorld(seed);
      network = new SimulatedNetwork(world, LinkConditions.LAN);
      for (String id : MEMBERS) {
        SimulatedProcess process = world.process(id);
        SimulatedDisk disk = new SimulatedDisk(id, world.randomness().fork("disk").fork(id), DiskConditions.SSD);
        machines.put(id, new FaultInjector.Machine(process, disk, DiskConditions.SSD));
        process.runs(() -> new Teller(this, id, process, disk));
      }
      FaultInjector injector = new FaultInjector(world, network, machines);
      injector.listener(_ -> happened++);
      injector.inject(plan(100, 50).draw(world.randomness()));
      world.advance(HOUR.plusMinutes(2));
    }

    boolean worksAgain() {
      for (String from : MEMBERS) {
        for (String to : MEMBERS) {
          String word = from + " tells " + to + " ";
          int before = trace.size();
          if (!from.equals(to) && !world.runUntil(
              () -> trace.subList(before, trace.size()).stream().anyMatch(line -> line.startsWith(word)), Duration.ofMinutes(1))) {
            return false;
          }
        }
      }
      return true;
    }
  }

  private static final class Teller implements PeerNetwork.Receiver {
    private final Run run;
    private final String id;
    private final Loop loop;
    private final SimulatedProcess process;
    private final PeerNetwork peers;
    private final LogStorage log;
    private long next;

    Teller(Run run, String id, SimulatedProcess process, SimulatedDisk disk) {
      this.run = run;
      this.id = id;
      this.process = process;
      loop = process.loop(id);
      log = disk.open(loop);
      next = 1;
      for (LogEntry entry : log.recover(LogStorage.OnDamage.KEEP_INTACT).entries()) next = entry.index() + 1;
      peers = run.network.open(id, loop);
      peers.start(this);
      peers.peers(MEMBERS.stream().filter(member -> !member.equals(id)).map(member -> new PeerNetwork.Peer(member, List.of())).toList());
      tell();
    }

    private void tell() {
      LogEntry entry = new LogEntry(next++, 1, Bytes.utf8(id));
      log.append(List.of(entry), new HardState(1, id, 0)).whenComplete((_, failure) -> {
        if (failure != null) {
          restart();
          return;
        }
        for (String member : MEMBERS) peers.send(member, Bytes.utf8(Long.toString(entry.index())));
        loop.after(Duration.ofMillis(500), this::tell);
      });
    }

    /** A log that failed is the end of its member; somebody starts it again. */
    private void restart() {
      process.crash();
      run.world.loop("operator").after(Duration.ofSeconds(5), process::start);
    }

    @Override
    public void received(String from, Bytes message) {
      run.trace.add(from + " tells " + id + " " + message.utf8());
    }

    @Override
    public void unreachable(String peer) {
      run.trace.add(peer + " is lost to " + id);
    }
  }
}
