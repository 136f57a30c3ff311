package io.hexareme.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.hexareme.adapters.testkit.gherkin.ScenarioWorld;
import io.hexareme.features.support.TheCluster;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Value;
import jakarta.inject.Inject;
import java.util.Map;

/** Requests in the name of others, and with tokens that the cluster has issued. */
@ScenarioScoped
public final class IdentitySteps {
  private final TheCluster cluster;
  private String token = "";

  @Inject
  IdentitySteps(TheCluster cluster) {
    this.cluster = cluster;
  }

  @Given("the token of the answer is kept")
  public void isKept() {
    token = cluster.lastAnswer().body().text("status", "token");
    assertThat(token).as("a token in " + cluster.lastAnswer()).isNotEmpty();
  }

  @When("the bearer of the token sends GET {word}")
  public void bearerReads(String path) {
    cluster.answered(cluster.sends(new Credential.Bearer(token), path, Map.of()));
  }

  @When("the bearer of the token sends GET {word} in the name of {word}")
  public void bearerReadsInTheNameOf(String path, String user) {
    cluster.answered(cluster.sends(new Credential.Bearer(token), path, Map.of("impersonate-user", user)));
  }

  @When("the administrator sends GET {word} in the name of {word}")
  public void readsInTheNameOf(String path, String user) {
    cluster.answered(cluster.sends(ScenarioWorld.current().cluster().administrator(), path, Map.of("impersonate-user", user)));
  }

  @When("the administrator has the token reviewed")
  public void isReviewed() {
    Value review = Value.obj("apiVersion", "authentication.k8s.io/v1", "kind", "TokenReview", "spec", Value.obj("token", token));
    cluster.answered(ScenarioWorld.current().cluster().admin().send("POST", "/apis/authentication.k8s.io/v1/tokenreviews", review, ""));
  }
}
