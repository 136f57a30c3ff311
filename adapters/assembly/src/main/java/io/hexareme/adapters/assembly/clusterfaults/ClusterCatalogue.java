package io.hexareme.adapters.assembly.clusterfaults;

import java.util.List;
import java.util.stream.Stream;

/** All scenarios of whole clusters. */
public final class ClusterCatalogue {
  private static final List<ClusterScenario> ALL = Stream.of(GeneralClusterScenarios.ALL, StaleViewScenarios.ALL, WatchCacheScenarios.ALL, NodeScenarios.ALL,
      ControllerScenarios.ALL, FairnessScenarios.ALL).flatMap(List::stream).toList();

  private ClusterCatalogue() {}

  public static List<ClusterScenario> all() {
    return ALL;
  }

  /** @throws IllegalArgumentException when there is none of that name */
  public static ClusterScenario named(String name) {
    return ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no scenario of clusters is named " + name));
  }

  /** Those that have a bug to find. */
  public static List<ClusterScenario> withMutants() {
    return ALL.stream().filter(scenario -> scenario.mutant().isPresent()).toList();
  }
}
