package io.hexareme.adapters.testkit.gherkin;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.hexareme.adapters.testkit.RequestRefused;
import io.hexareme.adapters.testkit.TestCluster.Executed;

/** Commands that are run in Pods, and what they came to. The last one is kept in mind until the scenario ends. */
public final class ExecSteps {
  private Executed executed;
  private String refusal = "";

  private static ScenarioWorld world() {
    return ScenarioWorld.current();
  }

  /** A command line, which a shell in the Pod's only container reads. */
  @When("{string} is run in the Pod {word}")
  public void isRun(String line, String pod) {
    executed = null;
    refusal = "";
    try {
      executed = world().cluster().exec(pod, "sh", "-c", line);
    } catch (RequestRefused refused) {
      refusal = refused.getMessage();
    }
  }

  @Then("the command prints {string}")
  public void prints(String text) {
    world().judge(executed != null, () -> "it was refused: " + refusal);
    world().judge(executed.stdout().strip().equals(text), () -> "not \"" + text + "\" but " + executed);
  }

  @Then("the command exits with {int}")
  public void exits(int code) {
    world().judge(executed != null, () -> "it was refused: " + refusal);
    world().judge(executed.code() == code, () -> "not with " + code + " but " + executed);
  }

  @Then("the command is refused with {string}")
  public void isRefused(String words) {
    world().judge(refusal.contains(words), () -> executed == null ? "not \"" + words + "\" but " + refusal : "it came to " + executed);
  }
}
