package io.hexareme.adapters.assembly.faults;

import java.util.List;
import java.util.stream.Stream;

/** All scenarios of the store. */
public final class Catalogue {
  private static final List<Scenario> ALL = Stream.of(GeneralScenarios.ALL, StoreScenarios.ALL, RaftScenarios.ALL).flatMap(List::stream).toList();

  private Catalogue() {}

  public static List<Scenario> all() {
    return ALL;
  }

  /** @throws IllegalArgumentException when there is none of that name */
  public static Scenario named(String name) {
    return ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no scenario is named " + name));
  }

  /** Those that have a bug to find. */
  public static List<Scenario> withMutants() {
    return ALL.stream().filter(scenario -> scenario.mutant().isPresent()).toList();
  }
}
