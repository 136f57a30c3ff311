package io.hexareme.adapters.testkit;

import java.time.Duration;

/**
 * What a cluster is to be.
 *
 * @param nodes how many, each with a kubelet and fake containers
 * @param members how many members its store has; 0 for one in memory without a disk
 * @param apiServers how many API servers stand side by side
 * @param seed of all that is left to chance
 * @param grace in virtual time with clients that bring their own threads: for how long of the wall clock these must have been quiet before
 *     time moves on
 */
public record ClusterOptions(boolean virtual, int nodes, int members, int apiServers, long seed, Duration grace) {
  private static final Duration USUAL_GRACE = Duration.ofMillis(20);

  /** One node, in virtual time. */
  public static final ClusterOptions VIRTUAL = new ClusterOptions(true, 1, 0, 1, 1, USUAL_GRACE);

  /** One node, on the wall clock. */
  public static final ClusterOptions WALL_CLOCK = new ClusterOptions(false, 1, 0, 1, 1, USUAL_GRACE);

  public ClusterOptions {
    atLeast(0, nodes, "nodes");
    atLeast(0, members, "members");
    atLeast(1, apiServers, "API servers");
  }

  private static void atLeast(int least, int number, String what) {
    if (number < least) {
      throw new IllegalArgumentException("a cluster has at least " + least + " " + what + ", not " + number);
    }
  }

  public ClusterOptions nodes(int count) {
    return new ClusterOptions(virtual, count, members, apiServers, seed, grace);
  }

  public ClusterOptions members(int count) {
    return new ClusterOptions(virtual, nodes, count, apiServers, seed, grace);
  }

  public ClusterOptions apiServers(int count) {
    return new ClusterOptions(virtual, nodes, members, count, seed, grace);
  }

  public ClusterOptions seed(long of) {
    return new ClusterOptions(virtual, nodes, members, apiServers, of, grace);
  }

  public ClusterOptions grace(Duration quiet) {
    return new ClusterOptions(virtual, nodes, members, apiServers, seed, quiet);
  }

  /** A new cluster, every node of which is Ready; to be closed by the caller. */
  public TestCluster start() {
    return virtual ? VirtualCluster.start(this) : WallClockCluster.start(this);
  }
}
