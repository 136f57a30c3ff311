package io.hexareme.adapters.assembly.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.assembly.Cluster;
import io.hexareme.adapters.assembly.ClusterSettings;
import io.hexareme.adapters.assembly.StoreChoice;
import io.hexareme.ports.value.Value;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * M23 in real time: a Deployment, a restart of the whole control plane and a scale-up, with the store behind etcd's API or in three members.
 * The same in memory and in files is a feature in virtual time.
 */
class ClusterOnEtcdTest {
  private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";
  private static final String PODS = "/api/v1/namespaces/default/pods?labelSelector=app%3Dweb";
  private static final String WEB = """
      {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 2,
        "selector": {"matchLabels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}},
        "spec": {"containers": [{"name": "web", "image": "nginx"}]}}}}""";

  @TempDir
  private Path directory;

  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  @Test
  void a_real_etcd_is_a_store_like_any_other() throws Exception {
    try (RealEtcd etcd = new RealEtcd()) {
      aDeploymentOutlivesItsControlPlane(at(etcd));
    }
  }

  @Test
  void a_member_of_ours_in_another_place_is_a_store_like_any_other() throws Exception {
    try (OurMember member = new OurMember()) {
      aDeploymentOutlivesItsControlPlane(at(member));
    }
  }

  @Test
  void three_members_in_this_process_are_a_store_like_any_other() throws Exception {
    aDeploymentOutlivesItsControlPlane(new StoreChoice.Raft(3));
  }

  private static StoreChoice at(EtcdEndpoint endpoint) {
    return new StoreChoice.Etcd(List.of(URI.create(endpoint.url())), Optional.empty());
  }

  private void aDeploymentOutlivesItsControlPlane(StoreChoice store) throws Exception {
    ClusterSettings settings = ClusterSettings.inMemory().withData(directory).withStore(store);
    Value before;
    try (Cluster cluster = Cluster.start(settings, failure::set); Administrator administrator = new Administrator(cluster)) {
      administrator.send("POST", DEPLOYMENTS, "application/json", WEB);
      before = administrator.await(DEPLOYMENTS + "/web", web -> available(web) == 2);
    }
    try (Cluster cluster = Cluster.start(settings, failure::set); Administrator administrator = new Administrator(cluster)) {
      assertThat(administrator.get(DEPLOYMENTS + "/web").text("metadata", "uid")).isEqualTo(before.text("metadata", "uid"));
      administrator.send("PATCH", DEPLOYMENTS + "/web", "application/merge-patch+json", "{\"spec\": {\"replicas\": 3}}");
      administrator.await(DEPLOYMENTS + "/web", web -> available(web) == 3);
      assertThat(administrator.get(PODS).list("items")).hasSize(3)
          .allSatisfy(pod -> assertThat(pod.text("status", "phase")).isEqualTo("Running"));
    }
    assertThat(failure.get()).isNull();
  }

  private static long available(Value deployment) {
    return deployment.at("status", "availableReplicas").asLong(0);
  }
}
