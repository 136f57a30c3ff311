package io.hexareme.adapters.testkit.gherkin;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.hexareme.adapters.testkit.AdmissionWebhook;
import io.hexareme.adapters.testkit.TestCluster;
import io.hexareme.ports.runtime.ContainerProgram;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Admission webhooks: each a Pod, a Service and a configuration of its name, asked with two seconds of patience. */
public final class WebhookSteps {
  private static final int PORT = 8443;
  private static final String PLACE = """
      apiVersion: v1
      kind: Pod
      metadata: {name: NAME, labels: {webhook: NAME}}
      spec: {containers: [{name: webhook, image: hexareme.test/webhook/NAME}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: NAME}
      spec: {selector: {webhook: NAME}, ports: [{port: 443, targetPort: 8443}]}
      """;
  private static final String CONFIGURATION = """
      apiVersion: admissionregistration.k8s.io/v1
      kind: KINDWebhookConfiguration
      metadata: {name: NAME}
      webhooks:
      - name: NAME.hexareme.test
        clientConfig: {service: {namespace: default, name: NAME}}
        rules: [{apiGroups: ["*"], apiVersions: ["*"], operations: [CREATE, UPDATE], resources: [RESOURCES]}]
        admissionReviewVersions: [v1]
        sideEffects: None
        timeoutSeconds: 2
      """;

  /** The webhooks that say nothing, by scenario. */
  private static final Map<ScenarioWorld, Set<String>> SILENT = Collections.synchronizedMap(new WeakHashMap<>());

  private static Set<String> silent() {
    return SILENT.computeIfAbsent(ScenarioWorld.current(), world -> ConcurrentHashMap.newKeySet());
  }

  /** It denies writes of objects with that label. */
  @Given("a validating webhook {word} that denies {word} with the label {word} {word}")
  public void denies(String name, String resources, String label, String value) {
    comes("Validating", name, resources, request -> request.at("object").text("metadata", "labels", label).equals(value)
        ? AdmissionWebhook.deny(label + " must not be " + value) : AdmissionWebhook.allow());
  }

  /** It gives that label to every object that is written. */
  @Given("a mutating webhook {word} that gives {word} the label {word} {word}")
  public void gives(String name, String resources, String label, String value) {
    comes("Mutating", name, resources, request -> {
      Value labels = request.at("object").at("metadata", "labels");
      String path = "/metadata/labels";
      return AdmissionWebhook.patch(labels.isNull()
          ? Value.obj("op", "add", "path", path, "value", Value.obj(label, value))
          : Value.obj("op", "add", "path", path + "/" + label.replace("~", "~0").replace("/", "~1"), "value", value));
    });
  }

  /** It takes calls and says nothing, so that they time out. */
  @When("the webhook {word} answers no more")
  public void answersNoMore(String name) {
    silent().add(name);
  }

  @When("the webhook {word} answers again")
  public void answersAgain(String name) {
    silent().remove(name);
  }

  private void comes(String kind, String name, String resources, UnaryOperator<Obj> response) {
    TestCluster cluster = ScenarioWorld.current().cluster();
    Set<String> silent = silent();
    ContainerProgram program = ctx -> ctx.serveLater(PORT, call -> silent.contains(name)
        ? new CompletableFuture<>() : CompletableFuture.completedFuture(AdmissionWebhook.answer(call, response)));
    cluster.images().image("hexareme.test/webhook/" + name, program);
    cluster.admin().apply(PLACE.replace("NAME", name));
    boolean there = ScenarioWorld.current().within(Duration.ofMinutes(1), () -> isReached(cluster, name));
    if (!there) {
      throw new AssertionError("the webhook " + name + " has not come up");
    }
    ScenarioWorld.current().pass(Duration.ofSeconds(1)); // until every proxy has heard of it
    cluster.admin().apply(CONFIGURATION.replace("KIND", kind).replace("NAME", name).replace("RESOURCES", resources));
  }

  private static boolean isReached(TestCluster cluster, String name) {
    return cluster.admin().get("endpoints", name).list("subsets").stream().anyMatch(subset -> !subset.list("addresses").isEmpty());
  }
}
