package io.hexareme.adapters.assembly.clusterfaults;

import io.hexareme.adapters.assembly.sim.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Faults of every kind, drawn from the seed, with nothing special in mind. */
final class GeneralClusterScenarios {
  private static final Duration LAG = Duration.ofSeconds(5);

  /** Everything may see the cluster as it was before the longest pause and the longest cut. */
  private static final Duration LONG_AGO = Duration.ofMinutes(3);

  static final List<ClusterScenario> ALL = List.of(
      whole("cluster", "users work on a cluster of several of everything, and all of it may fail", false, Duration.ofMillis(500), 360),
      whole("cluster-calm", "a user does something now and then, and a fault happens every minute or so", false, Duration.ofSeconds(10), 60),
      whole("cluster-idle", "what runs is left alone but for one change in ten minutes, and a fault happens every minute or so", true, Duration.ofMinutes(10), 60),
      whole("cluster-busy", "twenty writes a second, and a fault every ten seconds", false, Duration.ofMillis(50), 360),
      ClusterScenario.general("cluster-quiet", "users work on a cluster in which nothing goes wrong", 3, Duration.ofMinutes(2), LAG,
          stage -> works(stage, Duration.ofMillis(500), 0)),
      ClusterScenario.general("cluster-processes", "components crash, stand still and start again, at any point", 3, Duration.ofMinutes(3),
          Duration.ofSeconds(30), stage -> works(stage, Duration.ofMillis(500), RandomMishaps.PROCESSES)),
      ClusterScenario.general("cluster-requests", "requests are lost, late, refused, and carried out without an answer; watches break, lag and expire", 3,
          Duration.ofMinutes(3), Duration.ofSeconds(90), stage -> works(stage, Duration.ofMillis(500), RandomMishaps.REQUESTS)),
      ClusterScenario.general("cluster-nodes", "kubelets and machines come and go, containers end", 4, Duration.ofMinutes(3), LAG,
          stage -> works(stage, Duration.ofMillis(1000), RandomMishaps.NODES)));

  private GeneralClusterScenarios() {}

  private static ClusterScenario whole(String name, String about, boolean furnished, Duration pause, int faultsAnHour) {
    return new ClusterScenario(name, about, "", new Size(3, 10, Duration.ofMinutes(1)), 2, LONG_AGO, Optional.empty(), new WholeCluster(furnished, pause, faultsAnHour));
  }

  private static void works(ClusterStage stage, Duration pause, int mishaps) {
    RandomWork work = new RandomWork(stage, pause);
    RandomMishaps faults = new RandomMishaps(stage, mishaps);
    work.begin();
    faults.begin();
    stage.passes(stage.size().span());
    work.end();
    faults.end();
  }
}
