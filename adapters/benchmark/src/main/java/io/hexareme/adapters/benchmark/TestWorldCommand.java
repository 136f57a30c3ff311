package io.hexareme.adapters.benchmark;

import io.hexareme.adapters.assembly.ClusterShape;
import io.hexareme.adapters.assembly.SimulatedCluster;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a test waits for: a cluster, its first answer, a Deployment, a reset, a fork; and how fast a world lives. */
@Command(name = "testworld", description = "Start, first answer, reset, fork and a Deployment of 3 in a warm JVM; simulated hours a minute.",
    mixinStandardHelpOptions = true)
final class TestWorldCommand implements Callable<Integer> {
  private static final int PODS = 1000;
  private static final int FORKED_NODES = 10;

  @Option(names = "--rounds", defaultValue = "200", description = "How often each is done; the first half warms up. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(names = "--nodes", defaultValue = "3", description = "Nodes of a test's cluster. Default: ${DEFAULT-VALUE}.")
  private int nodes;

  @Option(names = "--hours", defaultValue = "3", description = "Hours of a quiet world, the last of which counts. Default: ${DEFAULT-VALUE}.")
  private int hours;

  @Override
  public Integer call() {
    starts();
    resets();
    forks();
    quietHours(0);
    quietHours(3);
    return 0;
  }

  private void starts() {
    Timings start = new Timings("start, " + nodes + " nodes Ready");
    Timings answer = new Timings("start of store and API server, first answer");
    for (int round = 0; round < rounds; round++) {
      long seed = round;
      start.add(() -> SimulatedCluster.start(seed, nodes).world().events());
      answer.add(() -> Rollout.readyReplicas(SimulatedCluster.controlPlane(ClusterShape.of(seed, 0)), "none"));
    }
    start.print();
    answer.print();
  }

  private void resets() {
    SimulatedCluster cluster = SimulatedCluster.start(1, nodes);
    Timings rollout = new Timings("Deployment of 3 applied, 3 Ready");
    Timings reset = new Timings("reset");
    Timings answer = new Timings("first answer after it");
    for (int round = 0; round < rounds; round++) {
      rollout.add(() -> Rollout.of(cluster, "web", 3));
      reset.add(() -> {
        cluster.reset();
        return 0;
      });
      answer.add(() -> Rollout.readyReplicas(cluster, "web"));
    }
    rollout.print();
    reset.print();
    answer.print();
  }

  private void forks() {
    SimulatedCluster cluster = SimulatedCluster.start(1, FORKED_NODES);
    Rollout.of(cluster, "big", PODS);
    SimulatedCluster[] fork = new SimulatedCluster[1];
    Timings forks = new Timings("fork of " + PODS + " Pods on " + FORKED_NODES + " nodes");
    Timings answer = new Timings("first answer of it");
    Timings work = new Timings("its components have caught up, and 3 more Pods are Ready");
    for (int round = 0; round < rounds; round++) {
      forks.add(() -> {
        fork[0] = cluster.fork();
        return 0;
      });
      answer.add(() -> Rollout.readyReplicas(fork[0], "big"));
      if (round % 10 == 0) {
        work.add(() -> Rollout.of(fork[0], "web", 3));
      }
    }
    forks.print();
    answer.print();
    work.print();
  }

  private void quietHours(int members) {
    SimulatedCluster cluster = SimulatedCluster.start(ClusterShape.of(1, FORKED_NODES).withMembers(members));
    LongSupplier events = () -> cluster.world().events();
    long before = 0;
    double seconds = 0;
    for (int hour = 0; hour < hours; hour++) {
      before = events.getAsLong();
      seconds = Timings.cpuSeconds(() -> cluster.world().advance(Duration.ofHours(1)));
    }
    long happened = events.getAsLong() - before;
    System.out.printf(Locale.ROOT, "%-58s %8.1f simulated hours a minute of one core, %,.0f events a second (%,d an hour; no faults)%n",
        "quiet, store of " + (members == 0 ? "the API server's own" : members + " members") + ", " + FORKED_NODES + " nodes",
        60 / seconds, happened / seconds, happened);
  }
}
