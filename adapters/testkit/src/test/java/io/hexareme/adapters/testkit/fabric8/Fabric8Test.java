package io.hexareme.adapters.testkit.fabric8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.hexareme.adapters.testkit.ClusterOptions;
import io.hexareme.adapters.testkit.TestCluster;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
final class Fabric8Test {
  private static final Map<Way, TestCluster> CLUSTERS = new EnumMap<>(Way.class);

  enum Way {
    IN_PROCESS_IN_VIRTUAL_TIME, OVER_HTTP_IN_VIRTUAL_TIME, IN_PROCESS_ON_THE_WALL_CLOCK, OVER_HTTP_ON_THE_WALL_CLOCK;

    boolean virtual() {
      return this == IN_PROCESS_IN_VIRTUAL_TIME || this == OVER_HTTP_IN_VIRTUAL_TIME;
    }

    TestCluster cluster() {
      return CLUSTERS.computeIfAbsent(this, way -> (virtual() ? ClusterOptions.VIRTUAL : ClusterOptions.WALL_CLOCK).nodes(1).start());
    }

    KubernetesClient client() {
      return this == IN_PROCESS_IN_VIRTUAL_TIME || this == IN_PROCESS_ON_THE_WALL_CLOCK ? Fabric8.inProcess(cluster()) : Fabric8.overHttp(cluster());
    }
  }

  @AfterAll
  static void close() {
    CLUSTERS.values().forEach(TestCluster::close);
  }

  @ParameterizedTest
  @EnumSource
  void objects_are_made_read_changed_listed_and_deleted(Way way) {
    try (KubernetesClient client = way.client()) {
      client.configMaps().resource(configMap("crud", "a")).create();
      client.configMaps().withName("crud").edit(found -> new ConfigMapBuilder(found).addToData("k", "b").build());
      assertThat(client.configMaps().withName("crud").get().getData()).containsEntry("k", "b");
      client.resource(configMap("crud", "c")).fieldManager("test").forceConflicts().serverSideApply();
      assertThat(client.configMaps().inAnyNamespace().list().getItems()).anySatisfy(one -> assertThat(one.getData()).containsEntry("k", "c"));
      assertThat(client.configMaps().withName("crud").delete()).hasSize(1);
      assertThat(client.configMaps().withName("crud").get()).isNull();
      assertThatThrownBy(() -> client.configMaps().resource(configMap("Not A Name", "a")).create()).isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining("Invalid value");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_client_waits_until_a_deployment_is_ready(Way way) {
    try (KubernetesClient client = way.client()) {
      client.apps().deployments().resource(deployment("web", 3)).create();
      Deployment ready = client.apps().deployments().withName("web").waitUntilReady(30, TimeUnit.SECONDS);
      assertThat(ready.getStatus().getReadyReplicas()).isEqualTo(3);
      List<Pod> pods = client.pods().withLabel("app", "web").list().getItems();
      assertThat(pods).hasSize(3).allSatisfy(pod -> assertThat(pod.getStatus().getPhase()).isEqualTo("Running"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_informer_sees_what_happens(Way way) throws Exception {
    CountDownLatch seen = new CountDownLatch(1);
    try (KubernetesClient client = way.client();
        SharedIndexInformer<ConfigMap> informer = client.configMaps().inNamespace("default").inform()) {
      client.configMaps().resource(configMap("informed", "a")).create();
      informer.addEventHandler(new OnUpdate(seen));
      client.configMaps().withName("informed").edit(found -> new ConfigMapBuilder(found).addToData("k", "b").build());
      assertThat(seen.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(informer.getStore().list()).anySatisfy(one -> assertThat(one.getData()).containsEntry("k", "b"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_watch_ends_when_its_reader_closes_it(Way way) throws Exception {
    CountDownLatch added = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    try (KubernetesClient client = way.client()) {
      Watch watch = client.configMaps().watch(new Watcher<>() {
        @Override
        public void eventReceived(Action action, ConfigMap resource) {
          if (resource.getMetadata().getName().equals("watched")) {
            added.countDown();
          }
        }

        @Override
        public void onClose(WatcherException cause) {
          closed.countDown();
        }

        @Override
        public void onClose() {
          closed.countDown();
        }
      });
      client.configMaps().resource(configMap("watched", "a")).create();
      assertThat(added.await(20, TimeUnit.SECONDS)).isTrue();
      watch.close();
      assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private record OnUpdate(CountDownLatch seen) implements io.fabric8.kubernetes.client.informers.ResourceEventHandler<ConfigMap> {
    @Override
    public void onAdd(ConfigMap object) {}

    @Override
    public void onUpdate(ConfigMap before, ConfigMap after) {
      if ("b".equals(after.getData().get("k"))) {
        seen.countDown();
      }
    }

    @Override
    public void onDelete(ConfigMap object, boolean deletedFinalStateUnknown) {}
  }

  private static ConfigMap configMap(String name, String value) {
    return new ConfigMapBuilder().withNewMetadata().withName(name).withNamespace("default").endMetadata().addToData("k", value).build();
  }

  private static Deployment deployment(String name, int replicas) {
    return new DeploymentBuilder().withNewMetadata().withName(name).endMetadata().withNewSpec().withReplicas(replicas)
        .withNewSelector().addToMatchLabels("app", name).endSelector()
        .withNewTemplate().withNewMetadata().addToLabels("app", name).endMetadata()
        .withNewSpec().addNewContainer().withName("main").withImage("nginx:1.29").endContainer().endSpec().endTemplate().endSpec().build();
  }
}
