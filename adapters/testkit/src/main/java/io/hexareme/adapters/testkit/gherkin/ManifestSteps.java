package io.hexareme.adapters.testkit.gherkin;

import io.cucumber.java.en.When;
import io.hexareme.adapters.testkit.ClusterClient;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value;

/** What the administrator wants, written down; each step fails when the API server refuses. */
public final class ManifestSteps {
  private static ClusterClient admin() {
    return ScenarioWorld.current().cluster().admin();
  }

  /** Server-side apply of one or several documents. */
  @When("this manifest is applied:")
  public void isApplied(String manifest) {
    admin().apply(manifest);
  }

  /** A JSON merge patch, in YAML. */
  @When("the {thing} is patched with:")
  public void isPatched(Thing thing, String patch) {
    admin().patch(thing.resource(), thing.name(), patch);
  }

  @When("the {thing} is scaled to {int}")
  public void isScaled(Thing thing, int replicas) {
    admin().patch(thing.resource(), thing.name(), "spec: {replicas: " + replicas + "}");
  }

  /** {@code tier=front} sets a label, {@code tier-} takes it away. */
  @When("the {thing} gets the label {word}")
  public void isLabelled(Thing thing, String label) {
    admin().patch(thing.resource(), thing.name(), "metadata: {labels: {" + entry(label) + "}}");
  }

  /** {@code note=x} sets an annotation, {@code note-} takes it away. */
  @When("the {thing} gets the annotation {word}")
  public void isAnnotated(Thing thing, String annotation) {
    admin().patch(thing.resource(), thing.name(), "metadata: {annotations: {" + entry(annotation) + "}}");
  }

  private static String entry(String text) {
    int equals = text.indexOf('=');
    if (equals > 0) {
      return "\"" + text.substring(0, equals) + "\": \"" + text.substring(equals + 1) + "\"";
    }
    if (text.endsWith("-")) {
      return "\"" + text.substring(0, text.length() - 1) + "\": null";
    }
    throw new IllegalArgumentException("\"" + text + "\" is neither key=value, to set it, nor key-, to take it away");
  }

  @When("the {thing} is deleted")
  public void isDeleted(Thing thing) {
    admin().delete(thing.resource(), thing.name());
  }

  @When("the {thing} is deleted with the propagation {word}")
  public void isDeletedWith(Thing thing, String policy) {
    ScenarioWorld world = ScenarioWorld.current();
    ClusterClient.Answer answer = admin().send("DELETE", world.path(thing), Value.obj("propagationPolicy", policy), Body.TREE);
    world.judge(answer.isOk(), () -> "refused: " + answer.code() + " " + Field.show(answer.body()));
  }
}
