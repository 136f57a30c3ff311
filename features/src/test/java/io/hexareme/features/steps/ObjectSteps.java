package io.hexareme.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.hexareme.features.support.Field;
import io.hexareme.features.support.Kind;
import io.hexareme.features.support.TheCluster;
import io.hexareme.features.support.Thing;
import io.hexareme.ports.value.Value;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How objects are, become, and never are. */
@ScenarioScoped
public final class ObjectSteps {
  private final TheCluster cluster;
  private final Map<Thing, Value> remembered = new LinkedHashMap<>();

  @Inject
  ObjectSteps(TheCluster cluster) {
    this.cluster = cluster;
  }

  @Then("the {thing} has:")
  public void has(Thing thing, Map<String, String> rows) {
    become(thing, Duration.ZERO, rows);
  }

  @Then("within {duration} the {thing} has:")
  public void becomes(Duration atMost, Thing thing, Map<String, String> rows) {
    become(thing, atMost, rows);
  }

  private void become(Thing thing, Duration atMost, Map<String, String> rows) {
    boolean so = cluster.until(() -> Field.allHold(cluster.read(thing), rows), atMost);
    assertThat(so).withFailMessage(() -> thing + " does not have " + rows + " but\n" + Field.found(cluster.read(thing), rows)).isTrue();
  }

  @Then("for {duration} the {thing} keeps:")
  public void keeps(Duration time, Thing thing, Map<String, String> rows) {
    boolean broken = cluster.until(() -> !Field.allHold(cluster.read(thing), rows), time);
    assertThat(broken).withFailMessage(() -> thing + " does not keep " + rows + " but has\n" + Field.found(cluster.read(thing), rows)).isFalse();
  }

  @Then("for {duration} the {thing} never has:")
  public void neverHas(Duration time, Thing thing, Map<String, String> rows) {
    boolean had = cluster.until(() -> Field.allHold(cluster.read(thing), rows), time);
    assertThat(had).withFailMessage(() -> thing + " has " + rows).isFalse();
  }

  @Given("the Deployment {word} becomes available within {duration}")
  public void becomesAvailable(String name, Duration atMost) {
    Thing deployment = Thing.of("Deployment", name);
    boolean available = cluster.until(() -> isAvailable(cluster.read(deployment)), atMost);
    assertThat(available).withFailMessage(() -> deployment + " is not available: " + Field.show(cluster.read(deployment).at("status"))).isTrue();
  }

  @Then("the Deployment {word} is not available yet")
  public void isNotAvailable(String name) {
    assertThat(isAvailable(cluster.read(Thing.of("Deployment", name)))).as("Deployment " + name + " is available").isFalse();
  }

  /** As {@code kubectl rollout status} judges: the newest template, all of it up, nothing older left. */
  private static boolean isAvailable(Value deployment) {
    long wanted = deployment.at("spec", "replicas").asLong(1);
    Value status = deployment.at("status");
    return !deployment.isNull()
        && status.at("observedGeneration").asLong(0) == deployment.at("metadata", "generation").asLong(-1)
        && List.of("updatedReplicas", "replicas", "availableReplicas").stream().allMatch(count -> status.at(count).asLong(0) == wanted);
  }

  @Then("there is a/an {thing}")
  public void exists(Thing thing) {
    assertThat(cluster.read(thing).isNull()).as(thing + " is missing").isFalse();
  }

  @Then("there is no {thing}")
  public void isNot(Thing thing) {
    assertThat(cluster.read(thing).isNull()).as(thing + " is gone").isTrue();
  }

  @Then("within {duration} there is a/an {thing}")
  public void appears(Duration atMost, Thing thing) {
    assertThat(cluster.until(() -> !cluster.read(thing).isNull(), atMost)).as(thing + " appears").isTrue();
  }

  @Then("within {duration} there is no {thing}")
  public void disappears(Duration atMost, Thing thing) {
    assertThat(cluster.until(() -> cluster.read(thing).isNull(), atMost)).as(thing + " disappears").isTrue();
  }

  @Then("within {duration} there is/are {int} {kind} with:")
  public void thereAre(Duration atMost, int count, Kind kind, Map<String, String> rows) {
    boolean so = cluster.until(() -> count(kind, rows) == count, atMost);
    assertThat(so).withFailMessage(() -> "not " + count + " " + kind.name() + "s with " + rows + " but " + count(kind, rows) + " of\n"
        + all(kind, rows)).isTrue();
  }

  @Then("there is/are {int} {kind} with:")
  public void thereAreNow(int count, Kind kind, Map<String, String> rows) {
    thereAre(Duration.ZERO, count, kind, rows);
  }

  @Then("for {duration} there are never more than {int} {kind} with:")
  public void neverMoreThan(Duration time, int count, Kind kind, Map<String, String> rows) {
    boolean more = cluster.until(() -> count(kind, rows) > count, time);
    assertThat(more).withFailMessage(() -> "more than " + count + ":\n" + all(kind, rows)).isFalse();
  }

  @Then("for {duration} there are never fewer than {int} {kind} with:")
  public void neverFewerThan(Duration time, int count, Kind kind, Map<String, String> rows) {
    boolean fewer = cluster.until(() -> count(kind, rows) < count, time);
    assertThat(fewer).withFailMessage(() -> "fewer than " + count + ":\n" + all(kind, rows)).isFalse();
  }

  private long count(Kind kind, Map<String, String> rows) {
    return cluster.list(kind).stream().filter(object -> Field.allHold(object, rows)).count();
  }

  private String all(Kind kind, Map<String, String> rows) {
    return cluster.list(kind).stream()
        .map(object -> "- " + object.text("metadata", "name") + ": " + Field.found(object, rows).replace("\n", ", "))
        .collect(Collectors.joining("\n"));
  }

  @Given("the {thing} is remembered")
  public void isRemembered(Thing thing) {
    remembered.put(thing, cluster.read(thing));
  }

  @Then("the {thing} is still the same one")
  public void isTheSame(Thing thing) {
    assertThat(cluster.read(thing).text("metadata", "uid")).as("uid of " + thing)
        .isEqualTo(remembered.get(thing).text("metadata", "uid")).isNotEmpty();
  }

  @Then("the {thing} has the same revision")
  public void hasTheSameRevision(Thing thing) {
    assertThat(cluster.read(thing).text("metadata", "resourceVersion")).as("revision of " + thing)
        .isEqualTo(remembered.get(thing).text("metadata", "resourceVersion")).isNotEmpty();
  }

  @Then("within {duration} an Event about the {thing} has:")
  public void eventTells(Duration atMost, Thing thing, Map<String, String> rows) {
    assertThat(cluster.until(() -> event(thing, rows), atMost))
        .withFailMessage(() -> "no Event about " + thing + " has " + rows + " among\n" + events(thing)).isTrue();
  }

  @Then("no Event about the {thing} has:")
  public void noEventTells(Thing thing, Map<String, String> rows) {
    assertThat(event(thing, rows)).withFailMessage(() -> "an Event tells it:\n" + events(thing)).isFalse();
  }

  private boolean event(Thing thing, Map<String, String> rows) {
    return cluster.list(Kind.of("Event")).stream().filter(event -> isAbout(event, thing)).anyMatch(event -> Field.allHold(event, rows));
  }

  private String events(Thing thing) {
    return cluster.list(Kind.of("Event")).stream().filter(event -> isAbout(event, thing))
        .map(event -> event.text("source", "component") + " " + event.text("reason") + ": " + event.text("message"))
        .collect(Collectors.joining("\n"));
  }

  /** A name that ends in a dash stands for all objects whose generated names begin with it. */
  private static boolean isAbout(Value event, Thing thing) {
    String name = event.text("involvedObject", "name");
    return event.text("involvedObject", "kind").equals(thing.kind().name())
        && (thing.name().endsWith("-") ? name.startsWith(thing.name()) : name.equals(thing.name()));
  }

  @Then("within {duration} these {kind} are there:")
  public void theseAreThere(Duration atMost, Kind kind, DataTable table) {
    List<Map<String, String>> rows = table.asMaps();
    boolean so = cluster.until(() -> rows.stream().allMatch(row -> count(kind, row) == 1), atMost);
    assertThat(so).withFailMessage(() -> "not " + rows + " but\n" + all(kind, rows.getFirst())).isTrue();
  }
}
