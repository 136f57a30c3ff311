package io.hexareme.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.hexareme.adapters.testkit.ClusterClient.Answer;
import io.hexareme.adapters.testkit.gherkin.ScenarioWorld;
import io.hexareme.adapters.testkit.gherkin.Thing;
import io.hexareme.features.support.TheCluster;
import io.hexareme.features.support.Writes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Writes that may be refused or take long: whether and when they are acknowledged, and whether what was acknowledged stays. */
@ScenarioScoped
public final class WriteSteps {
  /** By then a client is told that the store accepts nothing. */
  private static final Duration AT_ONCE = Duration.ofSeconds(1);
  /** By then a store that has its majority has a leader again. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private final TheCluster cluster;
  private final Writes writes;
  private Duration waited = Duration.ZERO;

  @Inject
  WriteSteps(TheCluster cluster, Writes writes) {
    this.cluster = cluster;
    this.writes = writes;
  }

  @Given("the ConfigMap {word} is/was created")
  public void isCreated(String name) {
    cluster.answered(TheCluster.ok(cluster.parts().await(writes.begin(name))));
  }

  @Given("{int} ConfigMaps are created one after the other")
  public void areCreated(int count) {
    for (int number = 1; number <= count; number++) {
      isCreated("map-" + number);
    }
  }

  @When("a ConfigMap is created now and then for {span}")
  public void nowAndThen(Duration time) {
    for (long second = 0; second < time.toSeconds(); second++) {
      writes.beginAny();
      cluster.pass(Duration.ofSeconds(1));
    }
  }

  @When("the administrator creates the ConfigMap {word}")
  public void creates(String name) {
    answers(writes.begin(name));
  }

  @When("the administrator reads the {thing} with resourceVersion=0")
  public void readsFromMemory(Thing thing) {
    answers(cluster.begin("GET", ScenarioWorld.current().path(thing) + "?resourceVersion=0", null).toCompletableFuture());
  }

  private void answers(CompletableFuture<Answer> begun) {
    Duration before = cluster.parts().world().elapsed();
    cluster.answered(cluster.parts().await(begun));
    waited = cluster.parts().world().elapsed().minus(before);
  }

  @Then("it came within {span}")
  public void cameWithin(Duration atMost) {
    assertThat(waited).as("time until the answer " + cluster.lastAnswer()).isLessThanOrEqualTo(atMost);
  }

  @Then("the answer is an error that names the store")
  public void namesTheStore() {
    assertNamesTheStore(cluster.lastAnswer());
  }

  private static void assertNamesTheStore(Answer answer) {
    assertThat(answer.code()).as(answer.toString()).isEqualTo(503);
    assertThat(answer.body().text("reason")).isEqualTo("ServiceUnavailable");
    assertThat(answer.body().text("message")).startsWith("the store does not answer: ");
  }

  @When("the administrator sends the creation of the ConfigMap {word} and does not wait")
  public void sendsTheCreation(String name) {
    writes.begin(name);
  }

  @Then("the creation of the ConfigMap {word} is not acknowledged")
  public void isNotAcknowledged(String name) {
    assertThat(writes.begun(name)).as("the answer to the creation of " + name).isNotDone();
  }

  @Then("the creation of the ConfigMap {word} is acknowledged within {span}")
  public void isAcknowledged(String name, Duration atMost) {
    assertThat(cluster.until(writes.begun(name), atMost)).as("the creation of " + name + " is answered within " + atMost).isTrue();
    TheCluster.ok(writes.begun(name).join());
  }

  @Then("within {span} a ConfigMap can be created")
  public void canBeCreated(Duration atMost) {
    assertThat(writes.oneIsAcknowledgedWithin(atMost)).as("a write is acknowledged within " + atMost).isTrue();
  }

  @Then("writes are accepted")
  public void areAccepted() {
    canBeCreated(SOON);
  }

  /** Each of several, for one alone could have met a store that is about to have a leader. */
  @Then("writes are refused")
  public void areRefused() {
    for (int i = 0; i < 5; i++) {
      CompletableFuture<Answer> answer = writes.beginAny();
      assertThat(cluster.until(answer, AT_ONCE)).as("a write is answered within " + AT_ONCE).isTrue();
      assertNamesTheStore(answer.join());
      cluster.pass(AT_ONCE);
    }
  }

  @Then("all ConfigMaps that were acknowledged are there")
  public void areThere() {
    assertThat(writes.acknowledged()).isNotEmpty()
        .filteredOn(name -> cluster.read(new Thing("ConfigMap", name)).isNull()).as("what was acknowledged and is lost").isEmpty();
  }
}
