package io.hexareme.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.value.Value;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A webhook as a function in a container, behind a Service: what a user's test looks like. */
class AdmissionWebhookTest {
  private static final String GUARD = """
      apiVersion: v1
      kind: Pod
      metadata: {name: guard, labels: {app: guard}}
      spec: {containers: [{name: guard, image: acme/guard}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: guard}
      spec: {selector: {app: guard}, ports: [{port: 443, targetPort: 8443}]}
      """;
  private static final String CONFIGURATION = """
      apiVersion: admissionregistration.k8s.io/v1
      kind: MutatingWebhookConfiguration
      metadata: {name: guard}
      webhooks:
      - name: guard.example.com
        clientConfig: {service: {namespace: default, name: guard}}
        rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps]}]
        admissionReviewVersions: [v1]
        sideEffects: None
      """;

  @Test
  void it_denies_and_changes_what_is_written() {
    try (TestCluster cluster = ClusterOptions.VIRTUAL.nodes(1).start()) {
      deniesAndChanges(cluster);
    }
  }

  @Test
  void one_that_hangs_is_waited_for_until_its_time_is_up() {
    try (TestCluster cluster = ClusterOptions.VIRTUAL.nodes(1).start()) {
      cluster.images().image("acme/guard", AdmissionWebhook.on(8443, request -> AdmissionWebhook.deny("no")));
      cluster.time().runUntil(() -> !cluster.admin().get("serviceaccount", "default").isNull(), Duration.ofMinutes(1));
      cluster.admin().apply(GUARD);
      assertThat(cluster.time().runUntil(() -> !cluster.admin().get("endpoints", "guard").list("subsets").isEmpty(), Duration.ofMinutes(1))).isTrue();
      cluster.time().advance(Duration.ofSeconds(1));
      cluster.admin().apply(CONFIGURATION);
      cluster.faults().webhook("guard").hangs();
      assertThatThrownBy(() -> cluster.admin().apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}")).hasMessageContaining(
          "failed calling webhook \"guard.example.com\": failed to call webhook: Post \"https://guard.default.svc:443/?timeout=10s\": "
              + "context deadline exceeded");
      cluster.faults().end();
      assertThatThrownBy(() -> cluster.admin().apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}"))
          .hasMessageContaining("denied the request: no");
    }
  }

  /** Which takes a name server and proxies that run again. */
  @Test
  void after_a_reset_it_can_come_again() {
    try (TestCluster cluster = ClusterOptions.VIRTUAL.nodes(1).start()) {
      deniesAndChanges(cluster);
      cluster.reset();
      deniesAndChanges(cluster);
    }
  }

  private static void deniesAndChanges(TestCluster cluster) {
    cluster.images().image("acme/guard", AdmissionWebhook.on(8443, request -> request.text("name").equals("bad")
        ? AdmissionWebhook.deny("no")
        : AdmissionWebhook.patch(Value.obj("op", "add", "path", "/data", "value", Value.obj("seen", "yes")))));
    cluster.time().runUntil(() -> !cluster.admin().get("serviceaccount", "default").isNull(), Duration.ofMinutes(1));
    cluster.admin().apply(GUARD);
    assertThat(cluster.time().runUntil(() -> !cluster.admin().get("endpoints", "guard").list("subsets").isEmpty(), Duration.ofMinutes(1))).isTrue();
    cluster.time().advance(Duration.ofSeconds(1));
    cluster.admin().apply(CONFIGURATION);
    cluster.admin().apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: good}}");
    assertThat(cluster.admin().get("configmap", "good").text("data", "seen")).isEqualTo("yes");
    assertThatThrownBy(() -> cluster.admin().apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: bad}}"))
        .hasMessageContaining("admission webhook \"guard.example.com\" denied the request: no");
  }
}
