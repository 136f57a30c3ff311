package io.hexareme.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.hexareme.adapters.assembly.SimulatedCluster;
import io.hexareme.features.support.TheCluster;
import io.hexareme.features.support.Thing;
import io.hexareme.ports.runtime.ContainerRuntime;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

  @Given("a cluster of {int} node(s) whose store is kept in {place}")
  public void aClusterWithStore(int nodes, String place) throws IOException {
    switch (place) {
      case "memory" -> aClusterOfNodes(nodes);
      case "files" -> {
        directory = Files.createTempDirectory("hexareme-features");
        is(SimulatedCluster.startInFiles(SEED, nodes, directory));
      }
      default -> aClusterWithMembers(nodes, Integer.parseInt(place.substring(0, place.indexOf(' '))));
    }
  }

  @Given("a cluster of {int} node(s) whose store has {int} member(s)")
  public void aClusterWithMembers(int nodes, int members) {
    is(SimulatedCluster.startWithMembers(SEED, nodes, members));
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

  @Given("an API server whose store has {int} member(s), and nothing else")
  public void onlyAnApiServerWithMembers(int members) {
    cluster.is(SimulatedCluster.controlPlaneWithMembers(SEED, 0, members));
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

  @When("the kubelet of {word} restarts")
  public void kubeletRestarts(String node) {
    kubeletStops(node);
    kubeletStarts(node);
  }

  @When("somebody on {word} kills the container {word} of the {thing}")
  public void somebodyKills(String node, String container, Thing pod) {
    boolean killed = cluster.parts().await(cluster.parts().nodes().kill(node, pod.namespace(), pod.name(), container));
    assertThat(killed).as("container " + container + " runs on " + node).isTrue();
  }

  @Then("no container of {word} runs on {word}")
  public void runsNot(String prefix, String node) {
    assertThat(running(node)).as("Pods with a running container on " + node).noneMatch(pod -> pod.startsWith(prefix));
  }

  @Then("a container of {word} runs on {word}")
  public void runs(String prefix, String node) {
    assertThat(running(node)).as("Pods with a running container on " + node).anyMatch(pod -> pod.startsWith(prefix));
  }

  /** The names of the Pods that a node's runtime runs containers of, whatever the API server knows. */
  private List<String> running(String node) {
    ContainerRuntime.Listing listing = cluster.parts().await(cluster.parts().nodes().list(node));
    Set<String> sandboxes = listing.containers().stream().filter(container -> container.state() == ContainerRuntime.ContainerState.RUNNING)
        .map(ContainerRuntime.Container::sandboxId).collect(Collectors.toSet());
    return listing.sandboxes().stream().filter(sandbox -> sandboxes.contains(sandbox.id())).map(sandbox -> sandbox.config().podName()).toList();
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
