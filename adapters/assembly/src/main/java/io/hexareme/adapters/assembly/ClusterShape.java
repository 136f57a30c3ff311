package io.hexareme.adapters.assembly;

import io.hexareme.adapters.simulation.LinkConditions;
import java.time.Duration;
import java.time.Instant;

/**
 * What a simulated cluster is made of.
 *
 * @param seed decides everything that is left to chance
 * @param nodes how many worker machines, each with a kubelet; named {@code node-1} and so on
 * @param members how many processes the store has; 0 for a store within the only API server, which is the cheapest
 * @param apiServers at least 1; several need a store of its own
 * @param schedulers {@code controllerManagers} how many stand ready; of several one leads. 0 for none
 * @param begin the time of day at the start
 * @param shortest the least time that a message between a component and an API server takes, {@code longest} the most
 */
public record ClusterShape(
    long seed, int nodes, int members, int apiServers, int schedulers, int controllerManagers, Instant begin, Duration shortest, Duration longest) {
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

  public ClusterShape {
    if (nodes < 0 || members < 0 || apiServers < 1 || schedulers < 0 || controllerManagers < 0) {
      throw new IllegalArgumentException("a cluster has at least one API server and no negative numbers of anything");
    }
    if (apiServers > 1 && members == 0) {
      throw new IllegalArgumentException(apiServers + " API servers need a store of their own: at least 1 member, not 0");
    }
  }

  /** One of each, the store within the API server. */
  public static ClusterShape of(long seed, int nodes) {
    return new ClusterShape(seed, nodes, 0, 1, 1, 1, NEW_YEAR, Duration.ZERO, Duration.ZERO);
  }

  public ClusterShape withSeed(long other) {
    return new ClusterShape(other, nodes, members, apiServers, schedulers, controllerManagers, begin, shortest, longest);
  }

  public ClusterShape withNodes(int count) {
    return new ClusterShape(seed, count, members, apiServers, schedulers, controllerManagers, begin, shortest, longest);
  }

  public ClusterShape withMembers(int count) {
    return new ClusterShape(seed, nodes, count, apiServers, schedulers, controllerManagers, begin, shortest, longest);
  }

  /** So many, and a store of one member if there was none of its own. */
  public ClusterShape withApiServers(int count) {
    return new ClusterShape(seed, nodes, count > 1 ? Math.max(1, members) : members, count, schedulers, controllerManagers, begin, shortest, longest);
  }

  public ClusterShape withSchedulers(int count) {
    return new ClusterShape(seed, nodes, members, apiServers, count, controllerManagers, begin, shortest, longest);
  }

  public ClusterShape withControllerManagers(int count) {
    return new ClusterShape(seed, nodes, members, apiServers, schedulers, count, begin, shortest, longest);
  }

  public ClusterShape beginning(Instant at) {
    return new ClusterShape(seed, nodes, members, apiServers, schedulers, controllerManagers, at, shortest, longest);
  }

  /** Messages between components and API servers take their time. */
  public ClusterShape withLatency(Duration least, Duration most) {
    return new ClusterShape(seed, nodes, members, apiServers, schedulers, controllerManagers, begin, least, most);
  }

  /** A local network between components and API servers, instead of none. */
  public ClusterShape withNetwork() {
    return withLatency(LinkConditions.LAN.shortest(), LinkConditions.LAN.longest());
  }
}
