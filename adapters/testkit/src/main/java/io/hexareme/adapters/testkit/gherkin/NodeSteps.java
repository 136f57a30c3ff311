package io.hexareme.adapters.testkit.gherkin;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.hexareme.adapters.testkit.Machines;
import java.time.Duration;
import java.util.List;

/** Nodes, and what runs on them. */
public final class NodeSteps {
  private static Machines machines() {
    return ScenarioWorld.current().cluster().machines();
  }

  @When("a node is added")
  public void isAdded() {
    machines().addNode();
  }

  @When("the node {word} is cordoned")
  public void isCordoned(String node) {
    ScenarioWorld.current().cluster().admin().patch("node", node, "spec: {unschedulable: true}");
  }

  @When("the node {word} is uncordoned")
  public void isUncordoned(String node) {
    ScenarioWorld.current().cluster().admin().patch("node", node, "spec: {unschedulable: null}");
  }

  /** As {@code kubectl drain}: cordoned, then each Pod evicted, again and again while its budget forbids it. */
  @When("the node {word} is drained within {span}")
  public void isDrained(String node, Duration atMost) {
    isCordoned(node);
    new Drain(ScenarioWorld.current(), node).within(atMost);
  }

  @When("the node {word} loses its network")
  public void losesItsNetwork(String node) {
    ScenarioWorld.current().cluster().faults().node(node).losesItsNetwork();
  }

  @When("the node {word} loses power")
  public void losesPower(String node) {
    ScenarioWorld.current().cluster().faults().node(node).losesPower();
  }

  @When("the node {word} comes back")
  public void comesBack(String node) {
    ScenarioWorld.current().cluster().faults().node(node).comesBack();
  }

  /** Its containers live on. */
  @When("the kubelet of {word} stops")
  public void kubeletStops(String node) {
    machines().crash("kubelet-" + node);
  }

  @When("the kubelet of {word} starts")
  public void kubeletStarts(String node) {
    machines().start("kubelet-" + node);
  }

  @When("the kubelet of {word} restarts")
  public void kubeletRestarts(String node) {
    kubeletStops(node);
    ScenarioWorld.current().pass(Duration.ofSeconds(1));
    kubeletStarts(node);
  }

  @When("somebody on {word} kills the container {word} of the {thing}")
  public void somebodyKills(String node, String container, Thing pod) {
    ScenarioWorld world = ScenarioWorld.current();
    world.judge(machines().kill(node, pod.namespace() + "/" + pod.ownName(), container),
        () -> "no container " + container + " of " + pod + " runs on " + node + ", but " + machines().running(node));
  }

  /** Of Pods whose names begin so, whatever the API server knows. */
  @Then("no container of {word} runs on {word}")
  public void runsNot(String prefix, String node) {
    List<String> running = machines().running(node);
    ScenarioWorld.current().judge(running.stream().noneMatch(pod -> isOf(prefix, pod)), () -> "on " + node + " runs " + running);
  }

  @Given("a container of {word} runs on {word}")
  public void runs(String prefix, String node) {
    List<String> running = machines().running(node);
    ScenarioWorld.current().judge(running.stream().anyMatch(pod -> isOf(prefix, pod)), () -> "on " + node + " runs only " + running);
  }

  private static boolean isOf(String prefix, String pod) {
    return pod.startsWith(prefix.contains("/") ? prefix : "default/" + prefix);
  }
}
