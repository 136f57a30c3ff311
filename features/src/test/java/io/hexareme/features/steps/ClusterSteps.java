package io.hexareme.features.steps;

import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.en.Given;
import io.hexareme.adapters.assembly.ClusterShape;
import io.hexareme.adapters.assembly.SimulatedCluster;
import io.hexareme.adapters.testkit.ClusterOptions;
import io.hexareme.adapters.testkit.TestCluster;
import io.hexareme.adapters.testkit.gherkin.ScenarioWorld;
import io.hexareme.features.support.TheCluster;
import io.hexareme.features.support.TheStore;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Clusters that only this implementation has: on other stores, or without most of their parts. */
@ScenarioScoped
public final class ClusterSteps {
  private static final long SEED = 1;

  private final TheCluster cluster;
  private final TheStore store;
  private Path directory;
  private TestCluster other;

  @Inject
  ClusterSteps(TheCluster cluster, TheStore store) {
    this.cluster = cluster;
    this.store = store;
  }

  /** What a request changes is judged against how it was before, and a trace by what came after the start. */
  @Before
  public void listen() {
    ScenarioWorld.find().ifPresent(world -> { // there is none where the scenario is skipped
      world.beforeRequests(store::remember);
      world.whenStarted(() -> {
        if (cluster.canBeLookedInto()) {
          cluster.traceBeginsHere();
        }
      });
    });
  }

  @Given("a cluster of {int} node(s) whose store is kept in {place}")
  public void aClusterWithStore(int nodes, String place) throws IOException {
    switch (place) {
      case "memory" -> cluster.is(() -> SimulatedCluster.start(SEED, nodes));
      case "files" -> {
        directory = Files.createTempDirectory("hexareme-features");
        cluster.is(() -> SimulatedCluster.startInFiles(SEED, nodes, directory));
      }
      default -> cluster.is(() -> SimulatedCluster.start(ClusterShape.of(SEED, nodes).withMembers(Integer.parseInt(place.substring(0, place.indexOf(' '))))));
    }
    ScenarioWorld.current().awaitReady();
  }

  /** On the wall clock all parts share this process; in virtual time each is a simulated process. */
  @Given("a cluster of {int} node(s) with its parts {split}")
  public void aClusterSplit(int nodes, String split) {
    ClusterOptions options = split.equals("all in one process") ? ClusterOptions.WALL_CLOCK : ClusterOptions.VIRTUAL;
    other = options.nodes(nodes).start();
    ScenarioWorld.current().use(other);
    ScenarioWorld.current().awaitReady();
  }

  @Given("an API server and its store, and nothing else")
  public void onlyAnApiServer() {
    cluster.is(() -> SimulatedCluster.controlPlane(ClusterShape.of(SEED, 0)));
  }

  @Given("an API server whose store has {int} member(s), and nothing else")
  public void onlyAnApiServerWithMembers(int members) {
    cluster.is(() -> SimulatedCluster.controlPlane(ClusterShape.of(SEED, 0).withMembers(members)));
  }

  @After
  public void removeFiles() throws IOException {
    if (directory != null) {
      cluster.parts().stopServer();
      try (var files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    cluster.close();
    if (other != null) {
      other.close();
    }
  }
}
