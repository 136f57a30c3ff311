package io.hexareme.adapters.testkit;

/**
 * What a cluster is to be.
 *
 * @param nodes how many, each with a kubelet and fake containers
 * @param members how many members its store has; 0 for one in memory without a disk
 * @param apiServers how many API servers stand side by side
 * @param seed of all that is left to chance
 */
public record ClusterOptions(boolean virtual, int nodes, int members, int apiServers, long seed) {
  /** One node, in virtual time. */
  public static final ClusterOptions VIRTUAL = new ClusterOptions(true, 1, 0, 1, 1);

  /** One node, on the wall clock. */
  public static final ClusterOptions WALL_CLOCK = new ClusterOptions(false, 1, 0, 1, 1);

  public ClusterOptions nodes(int count) {
    return new ClusterOptions(virtual, count, members, apiServers, seed);
  }

  public ClusterOptions members(int count) {
    return new ClusterOptions(virtual, nodes, count, apiServers, seed);
  }

  public ClusterOptions apiServers(int count) {
    return new ClusterOptions(virtual, nodes, members, count, seed);
  }

  public ClusterOptions seed(long of) {
    return new ClusterOptions(virtual, nodes, members, apiServers, of);
  }
}
