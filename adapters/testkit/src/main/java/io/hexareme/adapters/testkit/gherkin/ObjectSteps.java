package io.hexareme.adapters.testkit.gherkin;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How an object is, becomes, stays and never is. Tables give the path of a field and what stands there: {@code *} is any text,
 * {@code (none)} nothing.
 */
public final class ObjectSteps {
  private static ScenarioWorld world() {
    return ScenarioWorld.current();
  }

  @Then("the {thing} has:")
  public void has(Thing thing, Map<String, String> rows) {
    becomes(Duration.ZERO, thing, rows);
  }

  @Then("within {span} the {thing} has:")
  public void becomes(Duration atMost, Thing thing, Map<String, String> rows) {
    Paths.mustExist(world(), thing.resource(), rows.keySet());
    boolean so = world().within(atMost, () -> Field.allHold(world().read(thing), rows));
    world().judge(so, () -> "the " + thing + when(atMost) + " does not have " + rows + " but\n" + found(thing, rows));
  }

  @Then("for {span} the {thing} keeps:")
  public void keeps(Duration span, Thing thing, Map<String, String> rows) {
    Paths.mustExist(world(), thing.resource(), rows.keySet());
    boolean broken = world().everWithin(span, () -> !Field.allHold(world().read(thing), rows));
    world().judge(!broken, () -> "the " + thing + " does not keep " + rows + " but has\n" + found(thing, rows));
  }

  @Then("for {span} the {thing} never has:")
  public void neverHas(Duration span, Thing thing, Map<String, String> rows) {
    Paths.mustExist(world(), thing.resource(), rows.keySet());
    boolean had = world().everWithin(span, () -> Field.allHold(world().read(thing), rows));
    world().judge(!had, () -> "the " + thing + " has " + rows);
  }

  private static String found(Thing thing, Map<String, String> rows) {
    Value object = world().read(thing);
    return object.isNull() ? "there is no " + thing : Field.found(object, rows);
  }

  private static String when(Duration atMost) {
    return atMost.isZero() ? "" : ", even after " + ScenarioWorld.show(atMost) + ",";
  }

  @Then("within {span} the condition {word} of the {thing} is {word}")
  public void conditionBecomes(Duration atMost, String type, Thing thing, String status) {
    becomes(atMost, thing, Map.of("status.conditions[" + type + "].status", status));
  }

  /** As {@code kubectl rollout status} judges: the newest template, all of it up, nothing older left. */
  @Given("the Deployment {word} becomes available within {span}")
  public void becomesAvailable(String name, Duration atMost) {
    Thing deployment = new Thing("Deployment", name);
    boolean available = world().within(atMost, () -> isAvailable(world().read(deployment)));
    world().judge(available, () -> "the " + deployment + " is not available: " + Field.show(world().read(deployment).at("status")));
  }

  @Then("the Deployment {word} is not available yet")
  public void isNotAvailable(String name) {
    world().judge(!isAvailable(world().read(new Thing("Deployment", name))), () -> "the Deployment " + name + " is available");
  }

  private static boolean isAvailable(Value deployment) {
    long wanted = deployment.at("spec", "replicas").asLong(1);
    Value status = deployment.at("status");
    return !deployment.isNull()
        && status.at("observedGeneration").asLong(0) == deployment.at("metadata", "generation").asLong(-1)
        && List.of("updatedReplicas", "replicas", "availableReplicas").stream().allMatch(count -> status.at(count).asLong(0) == wanted);
  }

  @Then("there is a/an {thing}")
  public void exists(Thing thing) {
    appears(Duration.ZERO, thing);
  }

  @Then("there is no {thing}")
  public void isNot(Thing thing) {
    disappears(Duration.ZERO, thing);
  }

  @Then("within {span} there is a/an {thing}")
  public void appears(Duration atMost, Thing thing) {
    world().judge(world().within(atMost, () -> !world().read(thing).isNull()), () -> "there is no " + thing);
  }

  @Then("within {span} there is no {thing}")
  public void disappears(Duration atMost, Thing thing) {
    world().judge(world().within(atMost, () -> world().read(thing).isNull()), () -> "there is still the " + thing + ":\n" + Field.show(world().read(thing)));
  }

  /** For the steps that compare it later. */
  @Given("the {thing} is remembered")
  public void isRemembered(Thing thing) {
    world().remember(thing);
  }

  @Then("the {thing} is still the same one")
  public void isTheSame(Thing thing) {
    judgeSame(thing, "uid");
  }

  @Then("the {thing} has the same revision")
  public void hasTheSameRevision(Thing thing) {
    judgeSame(thing, "resourceVersion");
  }

  private static void judgeSame(Thing thing, String field) {
    String before = world().remembered(thing).text("metadata", field);
    String now = world().read(thing).text("metadata", field);
    world().judge(!now.isEmpty() && now.equals(before), () -> field + " of the " + thing + " was " + before + " and is " + (now.isEmpty() ? "(none)" : now));
  }
}
