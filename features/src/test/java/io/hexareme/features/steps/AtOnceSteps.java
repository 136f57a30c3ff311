package io.hexareme.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.hexareme.adapters.testkit.gherkin.ScenarioWorld;
import io.hexareme.adapters.testkit.gherkin.Thing;
import io.hexareme.features.support.TheCluster;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Writes that are all under way before the first is answered. */
@ScenarioScoped
public final class AtOnceSteps {
  private final TheCluster cluster;
  private final List<Integer> codes = new ArrayList<>();

  @Inject
  AtOnceSteps(TheCluster cluster) {
    this.cluster = cluster;
  }

  @When("{int} Secrets are created at once in the namespace {word}")
  public void areCreated(int count, String namespace) {
    List<ApiRequest> requests = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      Value secret = Value.obj("apiVersion", "v1", "kind", "Secret", "metadata", Value.obj("name", "secret-" + number));
      requests.add(request("POST", "/api/v1/namespaces/" + namespace + "/secrets", Map.of("content-type", Body.TREE), secret));
    }
    send(requests);
  }

  @When("{int} clients change the {thing} at once, each from what they all have read")
  public void change(int count, Thing thing) {
    Value.Obj before = cluster.read(thing).asObj();
    List<ApiRequest> requests = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      requests.add(request("PUT", ScenarioWorld.current().path(thing), Map.of("content-type", Body.TREE), before.with("data", Value.obj("by", "client-" + number))));
    }
    send(requests);
  }

  private static ApiRequest request(String method, String path, Map<String, String> type, Value body) {
    Map<String, String> headers = new LinkedHashMap<>(type);
    headers.put("accept", Body.TREE);
    headers.put("user-agent", "crowd");
    return new ApiRequest(method, path, Map.of(), headers, new Body.Tree(body), ScenarioWorld.current().cluster().administrator(), "");
  }

  private void send(List<ApiRequest> requests) {
    List<CompletableFuture<ApiResponse>> under = requests.stream()
        .map(request -> ScenarioWorld.current().cluster().server().handle(request).toCompletableFuture()).toList();
    codes.clear();
    under.forEach(answer -> codes.add(ScenarioWorld.current().cluster().time().await(answer).code()));
  }

  @Then("{int} of them were answered with {int}, and {int} with {int}")
  public void wereAnswered(int some, int code, int others, int otherCode) {
    assertThat(codes).as("the codes of all answers").hasSize(some + others);
    assertThat(codes.stream().filter(given -> given == code).count()).as("answered with " + code + " among " + codes).isEqualTo(some);
    assertThat(codes.stream().filter(given -> given == otherCode).count()).as("answered with " + otherCode + " among " + codes).isEqualTo(others);
  }
}
