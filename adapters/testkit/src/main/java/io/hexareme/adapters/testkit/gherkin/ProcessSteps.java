package io.hexareme.adapters.testkit.gherkin;

import io.cucumber.java.en.When;
import io.hexareme.adapters.testkit.Machines;

/** The processes that a cluster consists of, such as {@code scheduler-1} and {@code kubelet-node-1}. */
public final class ProcessSteps {
  private static Machines machines() {
    return ScenarioWorld.current().cluster().machines();
  }

  @When("the process {word} crashes")
  public void crashes(String process) {
    machines().crash(process);
  }

  /** An API server is waited for until it answers. */
  @When("the process {word} starts")
  public void starts(String process) {
    machines().start(process);
    if (process.startsWith("apiserver-")) {
      PartSteps.awaitServer();
    }
  }

  @When("the process {word} restarts")
  public void restarts(String process) {
    crashes(process);
    starts(process);
  }

  @When("the process {word} pauses")
  public void pauses(String process) {
    machines().pause(process);
  }

  @When("the process {word} resumes")
  public void resumes(String process) {
    machines().resume(process);
  }
}
