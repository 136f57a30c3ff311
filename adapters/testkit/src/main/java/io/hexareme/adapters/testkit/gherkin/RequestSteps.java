package io.hexareme.adapters.testkit.gherkin;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Map;

/** Requests by anybody, and their answers, whatever they are. */
public final class RequestSteps {
  private static ScenarioWorld world() {
    return ScenarioWorld.current();
  }

  @Given("{who} belongs to the group {word}")
  public void belongs(String user, String group) {
    world().belongs(user, group);
  }

  @When("{who} sends {word} {word}")
  public void sends(String user, String method, String path) {
    send(user, method, path, null, "");
  }

  @When("{who} sends {word} {word} with:")
  public void sendsWith(String user, String method, String path, String body) {
    send(user, method, path, Bodies.yaml(body), Body.TREE);
  }

  /** The form is {@code apply}, {@code json}, {@code merge} or {@code strategic-merge}. */
  @When("{who} sends a(n) {word} patch to {word} with:")
  public void patches(String user, String form, String path, String body) {
    String type = switch (form) {
      case "apply" -> "application/apply-patch+yaml";
      case "json" -> "application/json-patch+json";
      case "strategic-merge" -> "application/strategic-merge-patch+json";
      case "merge" -> "application/merge-patch+json";
      default -> throw new IllegalArgumentException("\"" + form + "\" is no form of a patch; these are: apply, json, merge, strategic-merge");
    };
    send(user, "PATCH", path, Bodies.yaml(body), type);
  }

  @When("{who} sends GET {word} for the rest of the last list")
  public void asksForTheRest(String user, String path) {
    send(user, "GET", Target.with(path, "continue=" + world().lastList().text("metadata", "continue")), null, "");
  }

  /** One object; unlike with a manifest that is applied, a refusal is an answer like any other. */
  @When("{who} creates:")
  public void creates(String user, String manifest) {
    Value object = Bodies.documents(manifest).getFirst();
    String namespace = object.text("metadata", "namespace");
    send(user, "POST", world().cluster().admin().kind(object.text("kind")).path(namespace.isEmpty() ? "default" : namespace), object, Body.TREE);
  }

  private static void send(String user, String method, String path, Value body, String type) {
    world().requestComes();
    world().answered(world().user(user).send(method, path, body, type));
  }

  @Then("the answer is {int}")
  public void theAnswerIs(int code) {
    world().judge(world().lastAnswer().code() == code, () -> "not " + code + " but " + shown());
  }

  @Then("the answer is {int} {word} and says:")
  public void theAnswerSays(int code, String reason, String message) {
    theAnswerIs(code);
    Value body = world().lastAnswer().body();
    world().judge(body.text("reason").equals(reason), () -> "the reason is not " + reason + " but " + shown());
    world().judge(body.text("message").equals(message), () -> "not\n" + message + "\nbut\n" + body.text("message"));
  }

  @Then("the answer has:")
  public void theAnswerHas(Map<String, String> rows) {
    Value body = world().lastAnswer().body();
    world().judge(Field.allHold(body, rows), () -> "not " + rows + " but\n" + Field.found(body, rows));
  }

  @Then("the answer lists {int} items")
  public void theAnswerLists(int count) {
    List<String> names = names();
    world().judge(names.size() == count, () -> "not " + count + " but " + names.size() + ": " + names);
  }

  /** By name, in this order. */
  @Then("the answer lists:")
  public void theAnswerListsNames(List<String> names) {
    world().judge(names().equals(names), () -> "not " + names + " but " + names());
  }

  private static List<String> names() {
    return world().lastAnswer().body().list("items").stream().map(item -> item.text("metadata", "name")).toList();
  }

  private static String shown() {
    return world().lastAnswer().code() + " " + Field.show(world().lastAnswer().body());
  }
}
