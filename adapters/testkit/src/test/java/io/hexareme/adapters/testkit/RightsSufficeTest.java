package io.hexareme.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Controllers, scheduler and kubelets do with the rights that they have in Kubernetes what they have to do here. */
class RightsSufficeTest {
  private static final String OBJECTS = """
      apiVersion: v1
      kind: Namespace
      metadata: {name: team}
      ---
      apiVersion: v1
      kind: ResourceQuota
      metadata: {name: few, namespace: team}
      spec: {hard: {pods: "10"}}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: team}
      spec: {selector: {app: web}, ports: [{port: 80}]}
      ---
      apiVersion: v1
      kind: Endpoints
      metadata: {name: far, namespace: team}
      subsets: [{addresses: [{ip: 192.0.2.1}], ports: [{port: 80}]}]
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: far, namespace: team}
      spec: {ports: [{port: 80}]}
      ---
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: {name: web, namespace: team}
      spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: team}
      spec:
        replicas: 3
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: "web:1"}]}
      ---
      apiVersion: apps/v1
      kind: ReplicaSet
      metadata: {name: bare, namespace: team}
      spec:
        replicas: 1
        selector: {matchLabels: {app: bare}}
        template:
          metadata: {labels: {app: bare}}
          spec: {containers: [{name: web, image: "web:1"}]}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: sum}
      aggregationRule: {clusterRoleSelectors: [{matchLabels: {part: sum}}]}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: part, labels: {part: sum}}
      rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: token, namespace: team, annotations: {kubernetes.io/service-account.name: default}}
      type: kubernetes.io/service-account-token
      """;

  @Test
  void no_component_is_refused_whatever_happens() {
    try (TestCluster cluster = ClusterOptions.VIRTUAL.nodes(2).start()) {
      cluster.beginAudit();
      cluster.admin().apply(OBJECTS);
      cluster.time().advance(Duration.ofMinutes(2));
      cluster.admin().apply(OBJECTS.replace("replicas: 3", "replicas: 2").replaceFirst("web:1", "web:2"));
      cluster.time().advance(Duration.ofMinutes(2));
      cluster.admin().delete("replicaset", "team/bare");
      cluster.admin().send("DELETE", "/api/v1/nodes/node-2", null, null);
      cluster.time().advance(Duration.ofMinutes(15));
      cluster.admin().send("DELETE", "/api/v1/namespaces/team", null, null);
      cluster.time().advance(Duration.ofMinutes(5));
      assertThat(cluster.admin().get("namespace", "team").isNull()).isTrue();
      assertThat(cluster.audit()).filteredOn(event -> event.user().startsWith("system:serviceaccount:kube-system:") && event.code() == 201)
          .as("they have worked").hasSizeGreaterThan(10);
      assertThat(cluster.audit()).filteredOn(event -> event.user().startsWith("system:")
          && event.event().text("annotations", "authorization.k8s.io/decision").equals("forbid"))
          .extracting(event -> event.user() + " " + event.verb() + " " + event.resource()).isEmpty();
    }
  }
}
