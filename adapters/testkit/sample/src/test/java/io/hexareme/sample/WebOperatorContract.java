package io.hexareme.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.hexareme.adapters.testkit.TestCluster;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the operator promises, whatever cluster it runs in. */
abstract class WebOperatorContract {
  TestCluster cluster;
  KubernetesClient client;
  private WebOperator operator;

  @BeforeEach
  void start() {
    client.load(WebSite.class.getResourceAsStream("/websites.yaml")).create();
    becomes(() -> client.apiextensions().v1().customResourceDefinitions().withName("websites.sample.hexareme.io").get().getStatus()
        .getConditions().stream().anyMatch(condition -> condition.getType().equals("Established") && condition.getStatus().equals("True")));
    operator = new WebOperator(client);
  }

  @AfterEach
  void stop() {
    operator.close();
  }

  @Test
  void a_site_gets_a_deployment_that_becomes_ready() {
    client.resource(site("shop", 3)).create();
    becomes(() -> ready("shop") == 3);
    assertThat(client.pods().inNamespace("default").withLabel("app", "shop").list().getItems()).hasSize(3);
  }

  @Test
  void its_service_leads_to_the_ready_pods() {
    client.resource(site("shop", 2)).create();
    becomes(() -> addresses("shop") == 2);
  }

  @Test
  void its_status_tells_what_came_of_it() {
    client.resource(site("shop", 2)).create();
    becomes(() -> tells("shop", 2, 1));
  }

  @Test
  void a_change_is_rolled_out() {
    client.resource(site("shop", 1)).create();
    becomes(() -> tells("shop", 1, 1)); // the last that the operator writes, so that the edit meets no conflict
    named("shop").edit(old -> asking(old, "registry.acme.test/shop:1.0", 4));
    becomes(() -> ready("shop") == 4 && tells("shop", 4, 2));
  }

  @Test
  void what_somebody_else_changes_is_put_right() {
    client.resource(site("shop", 2)).create();
    becomes(() -> ready("shop") == 2);
    client.apps().deployments().inNamespace("default").withName("shop").scale(5);
    client.services().inNamespace("default").withName("shop").delete();
    becomes(() -> client.services().inNamespace("default").withName("shop").get() != null
        && client.apps().deployments().inNamespace("default").withName("shop").get().getSpec().getReplicas() == 2);
  }

  @Test
  void with_the_site_everything_goes_in_other_namespaces_too() {
    client.resource(site("shop", 2)).create();
    becomes(() -> ready("shop") == 2 && entry("default.shop") != null);
    named("shop").delete();
    becomes(() -> named("shop").get() == null && entry("default.shop") == null
        && client.apps().deployments().inNamespace("default").list().getItems().isEmpty()
        && client.services().inNamespace("default").withName("shop").get() == null
        && client.pods().inNamespace("default").withLabel("app", "shop").list().getItems().isEmpty());
  }

  @Test
  void a_site_stays_until_the_operator_has_cleaned_up() {
    client.resource(site("shop", 1)).create();
    becomes(() -> ready("shop") == 1);
    operator.close();
    named("shop").delete();
    assertThat(named("shop").get().getMetadata().getDeletionTimestamp()).isNotNull();
    assertThat(entry("default.shop")).isNotNull();
    operator = new WebOperator(client);
    becomes(() -> named("shop").get() == null && entry("default.shop") == null);
  }

  @Test
  void it_picks_up_what_was_asked_for_before_it_ran() {
    operator.close();
    client.resource(site("shop", 1)).create();
    operator = new WebOperator(client);
    becomes(() -> ready("shop") == 1);
  }

  @Test
  void an_image_without_a_version_breaks_a_rule_of_the_definition() {
    WebSite latest = asking(site("shop", 1), "registry.acme.test/shop:latest", 1);
    assertThat(refusal(latest)).contains("spec.image").contains("latest is no version");
  }

  @Test
  void an_image_from_elsewhere_is_denied_by_the_webhook() {
    ImageWebhook.runsIn(cluster);
    becomes(() -> addresses("images") == 1);
    ImageWebhook.isAskedIn(cluster);
    WebSite stray = asking(site("stray", 1), "elsewhere.test/stray:1.0", 1);
    assertThat(refusal(stray)).contains(
        "admission webhook \"images.sample.hexareme.io\" denied the request: image elsewhere.test/stray:1.0 is not from registry.acme.test");
    client.resource(site("shop", 1)).create();
    becomes(() -> ready("shop") == 1);
  }

  /** Within five minutes of the cluster's time, which in virtual time are none of ours. */
  final void becomes(BooleanSupplier so) {
    assertThat(cluster.time().runUntil(so, Duration.ofMinutes(5))).isTrue();
  }

  final int ready(String name) {
    Deployment deployment = client.apps().deployments().inNamespace("default").withName(name).get();
    return deployment == null || deployment.getStatus() == null || deployment.getStatus().getReadyReplicas() == null
        ? 0 : deployment.getStatus().getReadyReplicas();
  }

  private boolean tells(String name, int readyReplicas, long generation) {
    return new WebSite.Status(readyReplicas, generation, "http://" + name + ".default.svc").equals(named(name).get().getStatus());
  }

  private long addresses(String service) {
    return client.discovery().v1().endpointSlices().inNamespace("default").withLabel("kubernetes.io/service-name", service).list().getItems().stream()
        .flatMap(slice -> slice.getEndpoints().stream()).filter(endpoint -> Boolean.TRUE.equals(endpoint.getConditions().getReady())).count();
  }

  private Resource<WebSite> named(String name) {
    return client.resources(WebSite.class).inNamespace("default").withName(name);
  }

  private String refusal(WebSite site) {
    return assertThrows(KubernetesClientException.class, () -> client.resource(site).create()).getMessage();
  }

  private ConfigMap entry(String name) {
    return client.configMaps().inNamespace("directory").withName(name).get();
  }

  static WebSite site(String name, int replicas) {
    WebSite site = new WebSite();
    site.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace("default").build());
    return asking(site, "registry.acme.test/" + name + ":1.0", replicas);
  }

  private static WebSite asking(WebSite site, String image, int replicas) {
    site.setSpec(new WebSite.Spec(image, replicas, null));
    return site;
  }
}
