package io.hexareme.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import io.hexareme.adapters.testkit.gherkin.ScenarioWorld;
import io.hexareme.adapters.testkit.gherkin.Thing;

/** What answers say in their headers. */
public final class AnswerSteps {

  @Then("the answer warns:")
  public void warns(String text) {
    assertThat(header("warning")).contains("299 - \"" + text.strip().replace("\"", "\\\"") + "\"");
  }

  @Then("the answer warns of nothing")
  public void warnsOfNothing() {
    assertThat(header("warning")).isEmpty();
  }

  /** The headers name schema and level by their uids. */
  @Then("the FlowSchema {word} and the PriorityLevelConfiguration {word} ruled the request")
  public void ruled(String schema, String level) {
    assertThat(header("x-kubernetes-pf-flowschema-uid")).isNotEmpty().isEqualTo(uid("FlowSchema", schema));
    assertThat(header("x-kubernetes-pf-prioritylevel-uid")).isNotEmpty().isEqualTo(uid("PriorityLevelConfiguration", level));
  }

  private static String uid(String kind, String name) {
    return ScenarioWorld.current().read(new Thing(kind, name)).text("metadata", "uid");
  }

  private static String header(String name) {
    return ScenarioWorld.current().lastAnswer().headers().getOrDefault(name, "");
  }
}
