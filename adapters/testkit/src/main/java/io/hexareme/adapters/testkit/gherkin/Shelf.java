package io.hexareme.adapters.testkit.gherkin;

import io.hexareme.adapters.testkit.ClusterOptions;
import io.hexareme.adapters.testkit.RemoteCluster;
import io.hexareme.adapters.testkit.TestCluster;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Clusters of this process that scenarios are done with, kept for the next ones that want the same. */
final class Shelf {
  private static final Duration BEGIN = Duration.ofMillis(10);
  private static final Map<ClusterOptions, Deque<TestCluster>> IDLE = new LinkedHashMap<>();

  private Shelf() {}

  private record FromShelf(ClusterOptions options, TestCluster own, TestCluster cluster) implements Lent {
    @Override
    public void giveBack() {
      if (cluster != own) {
        cluster.close();
      }
      put(options, own);
    }
  }

  static Lent lend(ClusterOptions options) {
    TestCluster own = take(options);
    if (own == null) {
      own = options.start();
    } else {
      own.reset();
      if (options.virtual()) {
        own.time().advance(BEGIN); // its components begin anew only when time is run: what a step does to them must not come before
      }
    }
    return new FromShelf(options, own, options.virtual() ? own : RemoteCluster.over(own));
  }

  private static synchronized TestCluster take(ClusterOptions options) {
    Deque<TestCluster> idle = IDLE.get(options);
    return idle == null ? null : idle.poll();
  }

  private static synchronized void put(ClusterOptions options, TestCluster cluster) {
    IDLE.computeIfAbsent(options, any -> new ArrayDeque<>()).push(cluster);
  }

  static synchronized void clear() {
    IDLE.values().forEach(idle -> idle.forEach(TestCluster::close));
    IDLE.clear();
  }
}
