package io.hexareme.adapters.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.hexareme.adapters.testkit.TestCluster;
import io.hexareme.ports.api.ApiServer;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a test is given, used as a user would. */
@Hexareme(nodes = 2)
final class HexaremeTest {
  private static final String ONE = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: of-a-test}\n";

  private static TestCluster shared;
  private KubernetesClient fabric8;
  private ApiClient clientJava;
  private ApiServer server;

  @Kubeconfig
  private String kubeconfig;

  @Hexareme(nodes = 3, seed = 7)
  private TestCluster another;

  @BeforeAll
  static void before(TestCluster cluster) {
    assertThat(cluster).isSameAs(shared);
    cluster.admin().create("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: prepared}\n");
  }

  @Test
  void fields_are_filled(TestCluster cluster, KubernetesClient sameClient) {
    assertThat(fabric8).isSameAs(sameClient);
    assertThat(fabric8.nodes().list().getItems()).hasSize(2);
    assertThat(server).isNotNull();
    assertThat(kubeconfig).contains("server: https://127.0.0.1:");
    assertThat(cluster).isSameAs(shared).isNotSameAs(another);
    assertThat(another.admin().list("nodes")).hasSize(3);
  }

  @Test
  void the_official_client_works_too() throws ApiException {
    assertThat(new CoreV1Api(clientJava).listNode().execute().getItems()).hasSize(2);
  }

  @Test
  void a_kubeconfig_may_be_a_file(@Kubeconfig Path file) throws IOException {
    assertThat(Files.readString(file)).isEqualTo(kubeconfig);
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
  }

  @Test
  void what_one_test_does(TestCluster cluster) {
    leaveNoTrace(cluster);
  }

  @Test
  void another_does_not_see(TestCluster cluster) {
    leaveNoTrace(cluster);
  }

  /** Two of them fail when the second sees what the first did. */
  private void leaveNoTrace(TestCluster cluster) {
    assertThat(cluster.admin().get("cm", "prepared").isNull()).as("what was prepared for all tests is there").isFalse();
    assertThat(cluster.admin().get("cm", "of-a-test").isNull()).isTrue();
    assertThat(another.admin().get("cm", "of-a-test").isNull()).isTrue();
    cluster.admin().create(ONE);
    another.admin().create(ONE);
    assertThat(fabric8.configMaps().inNamespace("default").withName("of-a-test").get()).isNotNull();
    fabric8.configMaps().resource(new ConfigMapBuilder().withNewMetadata().withName("by-fabric8").endMetadata().build()).create();
  }

  @Nested
  final class Inside {
    @Test
    void a_nested_class_shares_the_cluster(TestCluster cluster) {
      assertThat(cluster).isSameAs(shared);
      assertThat(fabric8.nodes().list().getItems()).hasSize(2);
    }
  }
}
