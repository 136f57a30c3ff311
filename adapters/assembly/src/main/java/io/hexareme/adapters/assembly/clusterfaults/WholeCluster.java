package io.hexareme.adapters.assembly.clusterfaults;

import io.hexareme.adapters.assembly.SimulatedCluster;
import io.hexareme.adapters.simulation.ClusterFaultPlan;
import io.hexareme.adapters.simulation.Fault;
import io.hexareme.adapters.simulation.FaultPlan;
import io.hexareme.adapters.simulation.FaultSchedule;
import io.hexareme.ports.time.Randomness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Users work on a cluster of several of everything, and faults of every kind are drawn from the seed up front: of the store's members, of all other
 * processes, of the ways between them, of requests, machines and containers.
 *
 * @param furnished whether there is all from the beginning that users may have
 * @param pause from one deed of users to the next, on average
 * @param faultsAnHour how many faults are drawn unless the options say; at least {@link #FEWEST}
 */
record WholeCluster(boolean furnished, Duration pause, int faultsAnHour) implements ClusterScript {
  private static final int FEWEST = 5;
  /** Of the store network, disk, process, clock, data; of components process, clock, wire; requests; nodes. */
  private static final List<Integer> WEIGHTS = List.of(3, 2, 2, 1, 1, 4, 1, 3, 4, 4);
  private static final int TOTAL = WEIGHTS.stream().mapToInt(Integer::intValue).sum();

  @Override
  public void direct(ClusterStage stage) {
    RandomWork work = new RandomWork(stage, pause);
    if (furnished) work.furnish();
    stage.cluster().faults().listener(stage.strikes()::began);
    stage.cluster().faults().inject(stage.strikes().admitted(drawn(stage)));
    work.begin();
    stage.passes(stage.size().span());
    work.end();
    stage.cluster().faults().endAll();
  }

  private FaultSchedule drawn(ClusterStage stage) {
    int usual = (int) Math.max(FEWEST, faultsAnHour * stage.size().span().toMillis() / 3_600_000);
    int[] counts = counts(stage.options().faults().orElse(usual), stage.world().randomness().fork("kinds of faults"));
    SimulatedCluster cluster = stage.cluster();
    Duration from = cluster.world().elapsed();
    Duration until = from.plus(stage.size().span());
    List<FaultSchedule.Planned> all = new ArrayList<>();
    if (stage.size().members() > 0) {
      List<String> members = IntStream.rangeClosed(1, stage.size().members()).mapToObj(number -> cluster.members().id(number)).toList();
      new FaultPlan(members, from, until, counts[0], counts[1], counts[2], counts[3], counts[4]).draw(cluster.world().randomness()).faults()
          .forEach(planned -> all.add(survivable(planned)));
    }
    List<String> processes = cluster.processes().keySet().stream().filter(name -> !name.startsWith("node-") && !name.startsWith("store-")).toList();
    List<String> clients = processes.stream().filter(name -> !name.startsWith("apiserver")).toList();
    all.addAll(new ClusterFaultPlan(processes, clients, stage.nodes(), from, until, counts[5], counts[6], counts[7], counts[8], counts[9])
        .draw(cluster.world().randomness()).faults());
    return new FaultSchedule(all);
  }

  /** Nobody can make good a voter that forgets in silence what it promised: damage is noticed, a lie or an empty disk is not. */
  private static FaultSchedule.Planned survivable(FaultSchedule.Planned planned) {
    return switch (planned.fault()) {
      case Fault.LieAboutSync lie -> new FaultSchedule.Planned(planned.at(), new Fault.RotDisk(lie.member()));
      case Fault.Crash crash -> new FaultSchedule.Planned(planned.at(), new Fault.Crash(crash.member(), crash.down(), false));
      default -> planned;
    };
  }

  private static int[] counts(int faults, Randomness random) {
    int[] counts = new int[WEIGHTS.size()];
    for (int i = 0; i < faults; i++) {
      int at = random.nextInt(TOTAL);
      int kind = 0;
      while (at >= WEIGHTS.get(kind)) at -= WEIGHTS.get(kind++);
      counts[kind]++;
    }
    return counts;
  }
}
