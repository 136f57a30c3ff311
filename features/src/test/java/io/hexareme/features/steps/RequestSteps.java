package io.hexareme.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.hexareme.features.support.Answer;
import io.hexareme.features.support.Field;
import io.hexareme.features.support.Manifest;
import io.hexareme.features.support.TheCluster;
import io.hexareme.features.support.TheStore;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Requests by anybody, and their answers. */
@ScenarioScoped
public final class RequestSteps {
  private final TheCluster cluster;
  private final TheStore store;

  @Inject
  RequestSteps(TheCluster cluster, TheStore store) {
    this.cluster = cluster;
    this.store = store;
  }

  @Given("{user} belongs to the group {word}")
  public void belongs(String user, String group) {
    cluster.belongs(user, List.of(group));
  }

  @When("{user} sends {word} {word}")
  public void sends(String user, String method, String path) {
    send(user, method, path, null, "");
  }

  @When("{user} sends {word} {word} with:")
  public void sendsWith(String user, String method, String path, String body) {
    send(user, method, path, Manifest.parse(body), Body.TREE);
  }

  @When("{user} sends a(n) {word} patch to {word} with:")
  public void patches(String user, String form, String path, String body) {
    String type = switch (form) {
      case "apply" -> "application/apply-patch+yaml";
      case "json" -> "application/json-patch+json";
      case "strategic-merge" -> "application/strategic-merge-patch+json";
      default -> "application/merge-patch+json";
    };
    send(user, "PATCH", path, Manifest.parse(body), type);
  }

  @When("{user} sends GET {word} for the rest of the last list")
  public void asksForTheRest(String user, String path) {
    send(user, "GET", path + "&continue=" + cluster.lastList().text("metadata", "continue"), null, "");
  }

  @When("{user} creates:")
  public void creates(String user, String manifest) {
    store.remember();
    cluster.answered(cluster.user(user).create(Manifest.all(manifest).getFirst()));
  }

  private void send(String user, String method, String path, Value body, String type) {
    store.remember();
    cluster.answered(cluster.user(user).send(method, path, body, type));
  }

  @Then("the answer is {int}")
  public void theAnswerIs(int code) {
    assertThat(cluster.lastAnswer()).withFailMessage(() -> "not " + code + " but " + cluster.lastAnswer())
        .extracting(Answer::code).isEqualTo(code);
  }

  @Then("the answer is {int} {word} and says:")
  public void theAnswerSays(int code, String reason, String message) {
    assertThat(cluster.lastAnswer().message()).isEqualTo(message);
    assertThat(cluster.lastAnswer().body().text("reason")).isEqualTo(reason);
    theAnswerIs(code);
  }

  @Then("the answer has:")
  public void theAnswerHas(Map<String, String> rows) {
    Value body = cluster.lastAnswer().body();
    assertThat(Field.allHold(body, rows)).withFailMessage(() -> "not " + rows + " but\n" + Field.found(body, rows)).isTrue();
  }

  @Then("the answer lists {int} items")
  public void theAnswerLists(int count) {
    assertThat(cluster.lastAnswer().body().list("items")).hasSize(count);
  }

  @Then("the answer lists:")
  public void theAnswerListsNames(List<String> names) {
    assertThat(cluster.lastAnswer().body().list("items").stream().map(item -> item.text("metadata", "name"))).containsExactlyElementsOf(names);
  }
}
