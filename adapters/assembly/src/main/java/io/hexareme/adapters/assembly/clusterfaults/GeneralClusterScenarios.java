package io.hexareme.adapters.assembly.clusterfaults;

import java.time.Duration;
import java.util.List;

/** Faults of every kind, drawn from the seed, with nothing special in mind. */
final class GeneralClusterScenarios {
  private static final Duration LAG = Duration.ofSeconds(5);

  static final List<ClusterScenario> ALL = List.of(
      ClusterScenario.general("cluster-quiet", "users work on a cluster in which nothing goes wrong", 3, Duration.ofMinutes(2), LAG,
          stage -> works(stage, 2, 0)),
      ClusterScenario.general("cluster-processes", "components crash, stand still and start again, at any point", 3, Duration.ofMinutes(3),
          Duration.ofSeconds(30), stage -> works(stage, 2, RandomMishaps.PROCESSES)),
      ClusterScenario.general("cluster-requests", "requests are lost, late, refused, and carried out without an answer; watches break, lag and expire", 3,
          Duration.ofMinutes(3), Duration.ofSeconds(90), stage -> works(stage, 2, RandomMishaps.REQUESTS)),
      ClusterScenario.general("cluster-nodes", "kubelets and machines come and go, containers end", 4, Duration.ofMinutes(3), LAG,
          stage -> works(stage, 1, RandomMishaps.NODES)));

  private GeneralClusterScenarios() {}

  private static void works(ClusterStage stage, int perSecond, int mishaps) {
    RandomWork work = new RandomWork(stage, perSecond);
    RandomMishaps faults = new RandomMishaps(stage, mishaps);
    work.begin();
    faults.begin();
    stage.passes(stage.size().span());
    work.end();
    faults.end();
  }
}
