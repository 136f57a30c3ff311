package io.hexareme.adapters.testkit.gherkin;

import io.hexareme.adapters.testkit.ClusterOptions;
import io.hexareme.adapters.testkit.RemoteCluster;
import io.hexareme.adapters.testkit.TestCluster;

/**
 * Clusters of this process, a new one for each scenario: what a scenario traces back to the beginning must begin with it, which after a
 * reset it does not.
 */
final class Shelf {
  private Shelf() {}

  private record Own(TestCluster own, TestCluster cluster) implements Lent {
    @Override
    public void giveBack() {
      if (cluster != own) {
        cluster.close();
      }
      own.close();
    }
  }

  static Lent lend(ClusterOptions options) {
    TestCluster own = options.start();
    return new Own(own, options.virtual() ? own : RemoteCluster.over(own));
  }
}
