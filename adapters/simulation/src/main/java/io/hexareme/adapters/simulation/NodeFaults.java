package io.hexareme.adapters.simulation;

import io.hexareme.ports.time.Randomness;
import java.time.Duration;
import java.util.List;

/** Draws what goes wrong on worker nodes. */
final class NodeFaults {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration LONGEST_DOWN = Duration.ofSeconds(90);
  private static final int CONTAINERS = 100;

  private final Randomness random;
  private final List<String> nodes;

  NodeFaults(Randomness random, List<String> nodes) {
    this.random = random;
    this.nodes = nodes;
  }

  Fault next() {
    String node = Draw.one(random, nodes);
    Duration span = Draw.duration(random, SHORT, LONG);
    Duration down = Draw.duration(random, SHORT, LONGEST_DOWN);
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> new Fault.ExitContainer(node, random.nextInt(CONTAINERS), random.nextInt(3) == 0 ? 0 : 137);
      case 3 -> new Fault.Crash("kubelet-" + node, span, false);
      case 4 -> new Fault.Crash(node, down, false);
      case 5 -> new Fault.RemoveNode(node, down);
      case 6 -> new Fault.StaleRuntime(node, span);
      default -> new Fault.FailPulls(node, span);
    };
  }
}
