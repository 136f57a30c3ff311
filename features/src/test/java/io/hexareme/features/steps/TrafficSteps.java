package io.hexareme.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.hexareme.adapters.testkit.gherkin.ScenarioWorld;
import io.hexareme.features.support.TheCluster;
import io.hexareme.ports.http.HttpReply;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Requests between Pods, by containers that are functions. */
@ScenarioScoped
public final class TrafficSteps {
  private final TheCluster cluster;
  private final Map<String, Integer> probes = new TreeMap<>();
  private final List<String> answers = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  @Inject
  TrafficSteps(TheCluster cluster) {
    this.cluster = cluster;
  }

  @Given("containers of the image {word} answer HTTP on port {int} with the name of their Pod")
  public void answer(String image, int port) {
    cluster.parts().images().image(image, ctx -> ctx.serve(port, call -> call.path().equals("/ready")
        ? HttpReply.of(probes.getOrDefault(ctx.pod(), 200))
        : HttpReply.ok(ctx.pod())));
  }

  @Given("the Pods {word}, {word} and {word} of the image {word} are behind it")
  public void areBehindIt(String one, String two, String three, String image) {
    List.of(one, two, three).forEach(pod -> run(pod, image, "web"));
    cluster.pass(Duration.ofSeconds(5));
  }

  @When("the Pod {word} of the image {word} is put behind it")
  public void isPutBehindIt(String pod, String image) {
    run(pod, image, "web");
  }

  @Given("the Pod {word} of the image {word} is not behind it")
  public void isNotBehindIt(String pod, String image) {
    run(pod, image, "other");
  }

  private static void run(String pod, String image, String app) {
    ScenarioWorld.current().cluster().admin().create("""
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, labels: {app: %s}}
        spec:
          containers:
          - name: main
            image: %s
            readinessProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 1, failureThreshold: 1}
        """.formatted(pod, app, image));
  }

  @Given("a Pod {word} asks {word} every second")
  public void asks(String pod, String url) {
    cluster.parts().images().image("asking/" + pod, ctx -> ctx.every(Duration.ofSeconds(1), () -> ctx.http(url)
        .whenComplete((reply, failure) -> (failure == null ? answers : failures).add(failure == null ? reply.text() : failure.getMessage()))));
    ScenarioWorld.current().cluster().admin().create("""
        apiVersion: v1
        kind: Pod
        metadata: {name: %s}
        spec: {containers: [{name: main, image: asking/%s}]}
        """.formatted(pod, pod));
    cluster.pass(Duration.ofSeconds(2));
  }

  @When("the Pod {word} answers its readiness probe with {int}")
  public void answersItsProbe(String pod, int code) {
    probes.put(pod, code);
  }

  /** The one client of the scenario; its requests are spread at random, so the time must be long enough for all. */
  @Then("^in the next (\\d+) (s|min) the Pod \\w+ is answered by exactly (.+)$")
  public void isAnsweredByExactly(int time, String unit, String pods) {
    listen(time, unit);
    assertThat(failures).as("requests that failed").isEmpty();
    assertThat(new TreeSet<>(answers)).as("who answered").containsExactlyInAnyOrder(pods.split(", "));
  }

  @Then("^in the next (\\d+) (s|min) every request of the Pod \\w+ fails with \"(.+)\"$")
  public void fails(int time, String unit, String message) {
    listen(time, unit);
    assertThat(answers).as("answers").isEmpty();
    assertThat(failures).as("failures").isNotEmpty().allMatch(failure -> failure.endsWith(message));
  }

  private void listen(int time, String unit) {
    answers.clear();
    failures.clear();
    cluster.pass(unit.equals("s") ? Duration.ofSeconds(time) : Duration.ofMinutes(time));
  }
}
