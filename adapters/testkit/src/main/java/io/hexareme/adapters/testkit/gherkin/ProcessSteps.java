package io.hexareme.adapters.testkit.gherkin;

import io.cucumber.java.en.When;
import io.hexareme.adapters.testkit.Machines;
import java.util.List;

/** The processes that a cluster consists of, such as {@code scheduler-1} and {@code kubelet-node-1}. */
public final class ProcessSteps {

  /** Unknown names are refused with those that there are. */
  private static Machines machines(String process) {
    Machines machines = ScenarioWorld.current().cluster().machines();
    List<String> known = machines.processes();
    if (!known.contains(process)) {
      throw new IllegalArgumentException("there is no process \"" + process + "\"; these are there: " + String.join(", ", known));
    }
    return machines;
  }

  @When("the process {word} crashes")
  public void crashes(String process) {
    machines(process).crash(process);
  }

  @When("the process {word} starts")
  public void starts(String process) {
    machines(process).start(process);
  }

  @When("the process {word} restarts")
  public void restarts(String process) {
    Machines machines = machines(process);
    machines.crash(process);
    machines.start(process);
  }

  @When("the process {word} pauses")
  public void pauses(String process) {
    machines(process).pause(process);
  }

  @When("the process {word} resumes")
  public void resumes(String process) {
    machines(process).resume(process);
  }
}
