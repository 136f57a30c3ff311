package io.hexareme.adapters.assembly.clusterfaults;

import io.hexareme.adapters.assembly.SimulatedCluster;
import io.hexareme.adapters.assembly.clusterfaults.check.Invariants;
import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What runs on all nodes, looked at every second. */
final class Runtimes {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final SimulatedCluster cluster;
  private final List<String> nodes;
  private final Loop loop;
  private final Invariants invariants;

  Runtimes(SimulatedCluster cluster, int count, Loop loop, Invariants invariants) {
    this.cluster = cluster;
    this.nodes = IntStream.rangeClosed(1, count).mapToObj(number -> "node-" + number).toList();
    this.loop = loop;
    this.invariants = invariants;
  }

  List<String> nodes() {
    return nodes;
  }

  void begin() {
    loop.after(EVERY, () -> {
      listed(invariants::running);
      begin();
    });
  }

  /** Those of machines that go down meanwhile are never told. */
  void listed(Consumer<Map<String, Listing>> taker) {
    Map<String, Listing> all = new LinkedHashMap<>();
    for (String node : nodes) {
      cluster.nodes().list(node).thenAccept(listing -> {
        all.put(node, listing);
        if (all.size() == nodes.size()) taker.accept(new TreeMap<>(all));
      });
    }
  }
}
