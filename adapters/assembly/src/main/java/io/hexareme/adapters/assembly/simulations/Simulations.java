package io.hexareme.adapters.assembly.simulations;

import io.hexareme.adapters.assembly.clusterfaults.ClusterCatalogue;
import io.hexareme.adapters.assembly.faults.Catalogue;
import io.hexareme.adapters.assembly.sim.Simulation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All simulations: the usual one first, then the others of whole clusters, then those of the store. */
public final class Simulations {
  /** What is run when nobody says what. */
  public static final String USUAL = "cluster";

  private static final List<Simulation> ALL = Stream.<List<? extends Simulation>>of(ClusterCatalogue.all(), Catalogue.all()).<Simulation>flatMap(List::stream).toList();

  private Simulations() {}

  public static List<Simulation> all() {
    return ALL;
  }

  public static Optional<Simulation> named(String name) {
    return ALL.stream().filter(simulation -> simulation.name().equals(name)).findFirst();
  }
}
