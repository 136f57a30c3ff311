package io.hexareme.adapters.testkit.gherkin;

import io.cucumber.java.en.Then;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** What Events tell about an object. A name that ends in a dash stands for all objects whose generated names begin with it. */
public final class EventSteps {
  private static ScenarioWorld world() {
    return ScenarioWorld.current();
  }

  @Then("within {span} an Event about the {thing} has:")
  public void eventTells(Duration atMost, Thing thing, Map<String, String> rows) {
    Paths.mustExist(world(), "event", rows.keySet());
    world().judge(world().within(atMost, () -> event(thing, rows)), () -> "no Event about the " + thing + " has " + rows + " among\n" + events(thing));
  }

  @Then("no Event about the {thing} has:")
  public void noEventTells(Thing thing, Map<String, String> rows) {
    Paths.mustExist(world(), "event", rows.keySet());
    world().judge(!event(thing, rows), () -> "an Event tells it:\n" + events(thing));
  }

  private static boolean event(Thing thing, Map<String, String> rows) {
    return world().cluster().admin().list("event").stream().filter(event -> isAbout(event, thing)).anyMatch(event -> Field.allHold(event, rows));
  }

  private static String events(Thing thing) {
    return world().cluster().admin().list("event").stream().filter(event -> isAbout(event, thing))
        .map(event -> event.text("source", "component") + " " + event.text("reason") + ": " + event.text("message"))
        .collect(Collectors.joining("\n"));
  }

  private static boolean isAbout(Value event, Thing thing) {
    String name = event.text("involvedObject", "name");
    String wanted = thing.ownName();
    return event.text("involvedObject", "kind").equals(thing.kind())
        && (!thing.name().contains("/") || event.text("involvedObject", "namespace").equals(thing.namespace()))
        && (wanted.endsWith("-") ? name.startsWith(wanted) : name.equals(wanted));
  }
}
