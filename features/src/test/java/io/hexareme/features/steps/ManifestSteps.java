package io.hexareme.features.steps;

import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.en.When;
import io.hexareme.features.support.Client;
import io.hexareme.features.support.Manifest;
import io.hexareme.features.support.TheCluster;
import io.hexareme.features.support.Thing;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import jakarta.inject.Inject;

/** What the administrator wants, written down; each step fails when the API server refuses. */
@ScenarioScoped
public final class ManifestSteps {
  private final TheCluster cluster;

  @Inject
  ManifestSteps(TheCluster cluster) {
    this.cluster = cluster;
  }

  @When("this manifest is applied:")
  public void isApplied(String text) {
    for (Obj manifest : Manifest.all(text)) {
      cluster.answered(TheCluster.ok(cluster.administrator().apply(manifest)));
    }
  }

  @When("the {thing} is patched with:")
  public void isPatched(Thing thing, String patch) {
    cluster.answered(TheCluster.ok(cluster.administrator().patch(thing.path(), Client.MERGE, Manifest.parse(patch))));
  }

  @When("the {thing} is scaled to {int}")
  public void isScaled(Thing thing, int replicas) {
    Value patch = Value.obj("spec", Value.obj("replicas", replicas));
    cluster.answered(TheCluster.ok(cluster.administrator().patch(thing.path(), Client.MERGE, patch)));
  }

  @When("the {thing} is deleted")
  public void isDeleted(Thing thing) {
    cluster.answered(TheCluster.ok(cluster.administrator().send("DELETE", thing.path(), null, "")));
  }

  @When("the {thing} is deleted with the propagation {word}")
  public void isDeletedWith(Thing thing, String policy) {
    cluster.answered(TheCluster.ok(cluster.administrator()
        .send("DELETE", thing.path(), Value.obj("propagationPolicy", policy), Body.TREE)));
  }
}
