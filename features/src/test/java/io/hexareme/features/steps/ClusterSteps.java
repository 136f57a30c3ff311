package io.hexareme.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.hexareme.adapters.assembly.SimulatedCluster;
import io.hexareme.features.support.TheCluster;
import io.hexareme.features.support.Thing;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** The cluster, its parts, and time. */
@ScenarioScoped
public final class ClusterSteps {
  private static final long SEED = 1;

  private final TheCluster cluster;
  private Path directory;

  @Inject
  ClusterSteps(TheCluster cluster) {
    this.cluster = cluster;
  }

  @Given("a cluster of {int} node(s)")
  public void aClusterOfNodes(int nodes) {
    is(SimulatedCluster.start(SEED, nodes));
  }

  @Given("a cluster of {int} node(s) whose store keeps its log in {word}")
  public void aClusterWithStore(int nodes, String place) throws IOException {
    switch (place) {
      case "memory" -> aClusterOfNodes(nodes);
      case "files" -> {
        directory = Files.createTempDirectory("hexareme-features");
        is(SimulatedCluster.startInFiles(SEED, nodes, directory));
      }
      default -> throw new IllegalArgumentException("no store keeps its log in " + place);
    }
  }

  /** Pods can be made only where the ServiceAccount of the namespace is there. */
  private void is(SimulatedCluster started) {
    cluster.is(started);
    cluster.until(() -> !cluster.read(Thing.of("ServiceAccount", "default")).isNull(), Duration.ofMinutes(1));
    cluster.traceBeginsHere();
  }

  @Given("an API server and its store, and nothing else")
  public void onlyAnApiServer() {
    cluster.is(SimulatedCluster.controlPlaneOnly(SEED, 0));
  }

  @When("{duration} pass(es)")
  public void timePasses(Duration time) {
    cluster.pass(time);
  }

  @When("the {part} stops")
  public void stops(String part) {
    switch (part) {
      case "scheduler" -> cluster.parts().stopScheduler();
      case "controller manager" -> cluster.parts().stopControllers();
      default -> cluster.parts().stopServer();
    }
  }

  @When("the {part} starts")
  public void starts(String part) {
    switch (part) {
      case "scheduler" -> cluster.parts().startScheduler();
      case "controller manager" -> cluster.parts().startControllers();
      default -> cluster.parts().startServer();
    }
  }

  @When("the {part} restarts")
  public void restarts(String part) {
    stops(part);
    starts(part);
  }

  @When("the {part} restarts every {duration}, {int} times")
  public void keepsRestarting(String part, Duration every, int times) {
    for (int i = 0; i < times; i++) {
      cluster.pass(every);
      restarts(part);
    }
  }

  @When("the whole control plane restarts")
  public void everythingRestarts() {
    List.of("scheduler", "controller manager", "API server").forEach(this::stops);
    List.of("API server", "controller manager", "scheduler").forEach(this::starts);
  }

  @When("the kubelet of {word} stops")
  public void kubeletStops(String node) {
    cluster.parts().stopKubelet(node);
  }

  @When("the kubelet of {word} starts")
  public void kubeletStarts(String node) {
    cluster.parts().startKubelet(node);
  }

  @When("somebody on {word} kills the container {word} of the {thing}")
  public void somebodyKills(String node, String container, Thing pod) {
    boolean killed = cluster.parts().await(cluster.parts().nodes().kill(node, pod.namespace(), pod.name(), container));
    assertThat(killed).as("container " + container + " runs on " + node).isTrue();
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
  }
}
