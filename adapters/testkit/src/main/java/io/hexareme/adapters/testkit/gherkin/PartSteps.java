package io.hexareme.adapters.testkit.gherkin;

import io.cucumber.java.en.When;
import io.hexareme.adapters.testkit.Machines;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** The parts of the control plane, each of them all of its processes. */
public final class PartSteps {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @When("the {part} stops")
  public void stops(String part) {
    each(part, Machines::crash);
  }

  /** An API server is waited for until it answers. */
  @When("the {part} starts")
  public void starts(String part) {
    each(part, Machines::start);
    if (part.equals("API server")) {
      awaitServer();
    }
  }

  static void awaitServer() {
    ScenarioWorld world = ScenarioWorld.current();
    world.judge(world.within(PATIENCE, () -> world.cluster().admin().send("GET", "/version", null, "").isOk()), () -> "the API server does not answer");
  }

  @When("the {part} restarts")
  public void restarts(String part) {
    stops(part);
    starts(part);
  }

  @When("the {part} restarts every {span}, {int} times")
  public void keepsRestarting(String part, Duration every, int times) {
    for (int i = 0; i < times; i++) {
      ScenarioWorld.current().pass(every);
      restarts(part);
    }
  }

  @When("the whole control plane restarts")
  public void everythingRestarts() {
    List.of("scheduler", "controller manager", "API server").forEach(this::stops);
    List.of("API server", "controller manager", "scheduler").forEach(this::starts);
  }

  private static void each(String part, BiConsumer<Machines, String> doing) {
    String name = part.equals("API server") ? "apiserver-" : part.replace(' ', '-') + "-";
    Machines machines = ScenarioWorld.current().cluster().machines();
    machines.processes().stream().filter(process -> process.startsWith(name)).forEach(process -> doing.accept(machines, process));
  }
}
