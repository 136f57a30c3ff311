package io.hexareme.adapters.testkit.gherkin;

import io.cucumber.java.en.Given;
import io.hexareme.adapters.testkit.ClusterOptions;

/** The cluster of the scenario. */
public final class ClusterSteps {

  /** Each node has a kubelet and fake containers. */
  @Given("a cluster of {int} node(s)")
  public void aClusterOfNodes(int nodes) {
    start(ClusterOptions.VIRTUAL.nodes(nodes));
  }

  @Given("a cluster of {int} node(s) whose store has {int} member(s)")
  public void aClusterWithMembers(int nodes, int members) {
    start(ClusterOptions.VIRTUAL.nodes(nodes).members(members));
  }

  @Given("a cluster of {int} node(s) with {int} API servers")
  public void aClusterWithServers(int nodes, int servers) {
    start(ClusterOptions.VIRTUAL.nodes(nodes).apiServers(servers));
  }

  private static void start(ClusterOptions options) {
    ScenarioWorld.current().start(options);
    ScenarioWorld.current().awaitReady();
  }
}
