package io.hexareme.adapters.assembly.clusterfaults.check;

import static io.hexareme.adapters.assembly.clusterfaults.check.ClusterTale.controlledBy;
import static io.hexareme.adapters.assembly.clusterfaults.check.ClusterTale.ending;
import static io.hexareme.adapters.assembly.clusterfaults.check.ClusterTale.node;
import static io.hexareme.adapters.assembly.clusterfaults.check.ClusterTale.object;
import static io.hexareme.adapters.assembly.clusterfaults.check.ClusterTale.pod;
import static io.hexareme.adapters.assembly.clusterfaults.check.ClusterTale.sized;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import org.junit.jupiter.api.Test;

/** What must not be left when a cluster has come to rest. */
final class UnrestTest {
  private final ClusterTale tale = new ClusterTale();

  @Test
  void a_cluster_at_rest() {
    Obj pod = pod("a", "node-1", true);
    tale.put(pod).runs("node-1", pod, "1");
    assertThat(tale.unrest()).isEmpty();
  }

  @Test
  void nobody_who_leads() {
    tale.put(object("Lease", "kube-system", "kube-scheduler").with("spec", Value.obj("renewTime", "1")));
    assertThat(tale.passes(5).unrest()).isEmpty();
    assertThat(tale.passes(1).unrest()).isEqualTo("once faults stop, whoever is elected leads: Lease kube-system/kube-scheduler was renewed 6 s ago");
  }

  @Test
  void an_orphan() {
    tale.put(controlledBy(pod("a", "node-1", true), object("ReplicaSet", "work", "gone")));
    assertThat(tale.unrest()).contains("Pod work/a has the owner ReplicaSet gone (ReplicaSet-gone-1), which is gone");
  }

  @Test
  void a_namespace_without_its_account_and_its_certificates() {
    tale.delete(object("ServiceAccount", "work", "default")).delete(object("ConfigMap", "work", "kube-root-ca.crt"));
    assertThat(tale.unrest()).contains("Namespace work has no ServiceAccount default", "Namespace work has no ConfigMap kube-root-ca.crt");
  }

  @Test
  void a_namespace_that_does_not_end() {
    tale.put(ending(object("Namespace", "", "work")));
    assertThat(tale.unrest()).contains("Namespace work does not end");
  }

  @Test
  void endpoints_that_lead_elsewhere() {
    Obj pod = pod("a", "node-1", true);
    tale.put(pod).runs("node-1", pod, "1");
    tale.put(object("Service", "work", "web").with("spec", Value.obj("selector", Value.obj("app", "web"))));
    assertThat(tale.unrest()).contains("the EndpointSlices of Service work/web lead to [], and its ready Pods are at [10.0.0.1]",
        "the Endpoints of Service work/web lead to []");
    tale.put(object("Endpoints", "work", "web").with("subsets", Value.array(Value.obj("addresses", Value.array(Value.obj("ip", "10.0.0.1"))))));
    tale.put(object("EndpointSlice", "work", "web-1").withPath(Value.of("web"), "metadata", "labels", "kubernetes.io/service-name")
        .with("endpoints", Value.array(Value.obj("addresses", Value.array(Value.of("10.0.0.1"))))));
    assertThat(tale.unrest()).isEmpty();
  }

  @Test
  void a_container_without_its_pod_and_a_pod_without_its_container() {
    tale.runs("node-1", pod("a", "node-1", true), "1").put(pod("b", "node-2", true));
    assertThat(tale.unrest()).contains("container c of Pod work/a (Pod-a-1) runs on node-1, and there is no such Pod",
        "Pod work/b is Ready, and nothing of it runs on node-2");
  }

  @Test
  void a_deployment_that_was_not_looked_at() {
    tale.put(sized(object("Deployment", "work", "web"), 2).withPath(Value.of(3), "metadata", "generation"));
    assertThat(tale.unrest()).contains("Deployment work/web has status.observedGeneration 0 instead of 3", "Deployment work/web has status.readyReplicas 0 instead of 2");
  }

  @Test
  void a_replica_set_of_another_size() {
    tale.put(sized(object("ReplicaSet", "work", "web-1"), 1));
    assertThat(tale.unrest()).contains("ReplicaSet work/web-1 wants 1 Pods and has 0");
  }

  @Test
  void pods_and_nodes_that_are_not_well() {
    tale.put(pod("pending", "", false)).put(pod("unready", "node-1", false)).put(ending(pod("ending", "node-1", false))).put(node("node-2", "Unknown"));
    assertThat(tale.unrest()).contains("Pod work/pending has no node", "Pod work/unready is not ready", "Pod work/ending does not end", "Node node-2 is not ready");
  }

  @Test
  void a_budget_that_counts_wrong() {
    tale.put(object("PodDisruptionBudget", "work", "web").with("spec", Value.obj("selector", Value.obj("matchLabels", Value.obj("app", "web"))))
        .with("status", Value.obj("currentHealthy", 2)));
    assertThat(tale.unrest()).contains("PodDisruptionBudget work/web counts 2 healthy Pods, and there are 0");
  }
}
