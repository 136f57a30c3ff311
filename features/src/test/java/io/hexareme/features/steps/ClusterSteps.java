package io.hexareme.features.steps;

import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.en.Given;
import io.hexareme.adapters.assembly.SimulatedCluster;
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

  @Inject
  ClusterSteps(TheCluster cluster, TheStore store) {
    this.cluster = cluster;
    this.store = store;
  }

  /** What a request changes is judged against how it was before, and a trace by what came after the start. */
  @Before
  public void listen() {
    ScenarioWorld.current().beforeRequests(store::remember);
    ScenarioWorld.current().whenStarted(() -> {
      if (cluster.canBeLookedInto()) {
        cluster.traceBeginsHere();
      }
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
      default -> cluster.is(() -> SimulatedCluster.startWithMembers(SEED, nodes, Integer.parseInt(place.substring(0, place.indexOf(' ')))));
    }
    ScenarioWorld.current().awaitReady();
  }

  @Given("an API server and its store, and nothing else")
  public void onlyAnApiServer() {
    cluster.is(() -> SimulatedCluster.controlPlaneOnly(SEED, 0));
  }

  @Given("an API server whose store has {int} member(s), and nothing else")
  public void onlyAnApiServerWithMembers(int members) {
    cluster.is(() -> SimulatedCluster.controlPlaneWithMembers(SEED, 0, members));
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
  }
}
