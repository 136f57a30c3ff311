package io.hexareme.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
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
    operator = new WebOperator(client);
  }

  @AfterEach
  void stop() {
    operator.close();
  }

  @Test
  void a_labelled_config_map_gets_a_deployment_that_becomes_ready() {
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
  void a_config_map_without_the_label_gets_nothing() {
    client.resource(new ConfigMapBuilder(site("plain", 1)).editMetadata().withLabels(null).endMetadata().build()).create();
    client.resource(site("shop", 1)).create();
    becomes(() -> ready("shop") == 1);
    assertThat(client.apps().deployments().inNamespace("default").withName("plain").get()).isNull();
  }

  @Test
  void a_change_is_rolled_out() {
    client.resource(site("shop", 1)).create();
    becomes(() -> ready("shop") == 1);
    client.configMaps().inNamespace("default").withName("shop").edit(old -> new ConfigMapBuilder(old).addToData("replicas", "4").build());
    becomes(() -> ready("shop") == 4);
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
  void with_the_config_map_everything_goes() {
    client.resource(site("shop", 2)).create();
    becomes(() -> ready("shop") == 2);
    client.configMaps().inNamespace("default").withName("shop").delete();
    becomes(() -> client.apps().deployments().inNamespace("default").list().getItems().isEmpty()
        && client.services().inNamespace("default").withName("shop").get() == null
        && client.pods().inNamespace("default").withLabel("app", "shop").list().getItems().isEmpty());
  }

  @Test
  void it_picks_up_what_was_asked_for_before_it_ran() {
    operator.close();
    client.resource(site("shop", 1)).create();
    operator = new WebOperator(client);
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

  private long addresses(String service) {
    return client.discovery().v1().endpointSlices().inNamespace("default").withLabel("kubernetes.io/service-name", service).list().getItems().stream()
        .flatMap(slice -> slice.getEndpoints().stream()).filter(endpoint -> Boolean.TRUE.equals(endpoint.getConditions().getReady())).count();
  }

  static ConfigMap site(String name, int replicas) {
    return new ConfigMapBuilder().withNewMetadata().withName(name).withNamespace("default").addToLabels(WebSite.LABEL, "true").endMetadata()
        .addToData("image", "acme/" + name + ":1.0").addToData("replicas", Integer.toString(replicas)).build();
  }
}
