package io.hexareme.adapters.simulation;

import io.hexareme.adapters.simulation.api.ApiFault;
import java.time.Duration;

/** What faults strike in a whole cluster, beside its processes and its store's network and disks. */
public interface ClusterTargets {

  /** The ways between components and API servers. */
  ApiWire wire();

  /** Before every API server. */
  void befall(ApiFault fault);

  void compact();

  /** The {@code which}th running container of that node, counted round; nothing when none runs. */
  void exitContainer(String node, int which, int exitCode);

  void removeNode(String node, Duration down);

  void staleRuntime(String node, boolean on);

  void failPulls(String node, boolean on);
}
