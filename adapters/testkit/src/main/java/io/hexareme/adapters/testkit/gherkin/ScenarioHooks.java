package io.hexareme.adapters.testkit.gherkin;

import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.opentest4j.TestAbortedException;

/** A world for each scenario, before anything else and until after everything else. */
public final class ScenarioHooks {

  /** Scenarios that need what the world cannot give are skipped, and say why. */
  @Before(order = 0)
  public void begin(Scenario scenario) {
    WorldChoice choice = WorldChoice.chosen();
    Set<String> lacking = new TreeSet<>(scenario.getSourceTagNames());
    lacking.retainAll(choice.lacks());
    if (!lacking.isEmpty()) {
      throw new TestAbortedException("the world \"" + choice + "\" does not have " + String.join(" ", lacking));
    }
    ScenarioWorld.begin(choice);
  }

  /** With what the components did, if it failed. */
  @After(order = 0)
  public void end(Scenario scenario) {
    try {
      if (scenario.isFailed()) {
        ScenarioWorld.find().flatMap(ScenarioWorld::timeline).ifPresent(text -> scenario.attach(text.getBytes(StandardCharsets.UTF_8), "text/plain", "timeline"));
        ScenarioWorld.find().flatMap(world -> world.timelinePage(scenario.getName()))
            .ifPresent(page -> scenario.attach(page.getBytes(StandardCharsets.UTF_8), "text/html", "timeline, as a page"));
      }
    } finally {
      ScenarioWorld.end();
    }
  }
}
