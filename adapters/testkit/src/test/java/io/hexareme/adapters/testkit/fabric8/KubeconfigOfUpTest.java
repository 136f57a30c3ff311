package io.hexareme.adapters.testkit.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hexareme.adapters.assembly.Cluster;
import io.hexareme.adapters.assembly.ClusterSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code hexareme up} writes is for every client: fabric8 takes a key that only says {@code PRIVATE KEY} for an RSA one. */
class KubeconfigOfUpTest {
  @TempDir
  private Path directory;

  @Test
  void fabric8_is_the_administrator_by_the_file_that_up_writes() {
    Path file = directory.resolve("kubeconfig");
    try (Cluster cluster = Cluster.start(ClusterSettings.inMemory().withNodes(0).withKubeconfig(file), failure -> { });
        KubernetesClient client = new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(file.toFile())).build()) {
      assertThat(cluster.port()).isPositive();
      assertThat(client.namespaces().withName("kube-system").get()).isNotNull();
      assertThat(client.secrets().inAnyNamespace().list().getItems()).isEmpty();
    }
  }
}
