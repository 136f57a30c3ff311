package io.hexareme.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.hexareme.adapters.assembly.SimulatedMembers;
import io.hexareme.features.support.TheCluster;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The store's members: who leads, who stops, whose disk stands still or is lost. */
@ScenarioScoped
public final class MemberSteps {
  private static final Duration ELECTION = Duration.ofSeconds(5);

  private final TheCluster cluster;
  private final List<Integer> stopped = new ArrayList<>();
  private final List<Integer> halted = new ArrayList<>();
  private int lostDisk;
  private int formerLeader;

  @Inject
  MemberSteps(TheCluster cluster) {
    this.cluster = cluster;
  }

  private SimulatedMembers members() {
    return cluster.parts().members();
  }

  private int leader() {
    assertThat(cluster.until(() -> members().leader() > 0, ELECTION)).as("a member leads").isTrue();
    return members().leader();
  }

  /** All members, the leader first. */
  private List<Integer> leaderFirst() {
    List<Integer> all = new ArrayList<>(List.of(leader()));
    all.addAll(followers());
    return all;
  }

  private List<Integer> followers() {
    int leader = leader();
    return IntStream.rangeClosed(1, members().count()).filter(number -> number != leader).boxed().toList();
  }

  @When("{int} member(s) of the store stop(s), the leader among them")
  public void stop(int count) {
    stopped.addAll(leaderFirst().subList(0, count));
    stopped.forEach(members()::stop);
  }

  @When("the stopped members of the store start again")
  public void startAgain() {
    stopped.forEach(members()::start);
    stopped.clear();
  }

  @Given("the disk(s) of {int} member(s) that do(es) not lead stand(s) still")
  public void standStill(int count) {
    // The API server asks m1 first: what it asked a member whose own disk halts has an unknown outcome, which is another matter.
    halted.addAll(followers().reversed().subList(0, count));
    halted.forEach(members()::haltDisk);
  }

  @When("the disk of the leader stands still")
  public void leadersDiskStandsStill() {
    formerLeader = leader();
    members().haltDisk(formerLeader);
  }

  @When("these disks go on")
  public void goOn() {
    halted.forEach(members()::resumeDisk);
    halted.clear();
  }

  @Then("within {int} s another member leads, and the former leader knows")
  public void anotherLeads(int seconds) {
    int former = formerLeader;
    cluster.parts().world().runUntil(() -> !members().leads(former) && leader() != 0 && leader() != former, Duration.ofSeconds(seconds));
    assertThat(members().leads(former)).as("member " + former + " still takes itself for the leader").isFalse();
    assertThat(leader()).as("the leader").isNotEqualTo(former);
  }

  /** The API server stands on the same power. */
  @When("the power of all members fails")
  public void powerFails() {
    members().loseAllPower();
    cluster.parts().stopServer();
  }

  @When("the disk of member {int} is lost for good")
  public void diskIsLost(int number) {
    members().loseDisk(number);
    lostDisk = number;
  }

  @When("the other members start again")
  public void othersStart() {
    IntStream.rangeClosed(1, members().count()).filter(number -> number != lostDisk).forEach(members()::start);
    cluster.parts().startServer();
  }
}
