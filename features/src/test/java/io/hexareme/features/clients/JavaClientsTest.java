package io.hexareme.features.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.hexareme.adapters.testkit.ClusterOptions;
import io.hexareme.adapters.testkit.TestCluster;
import io.hexareme.adapters.testkit.clientjava.ClientJava;
import io.hexareme.adapters.testkit.fabric8.Fabric8;
import io.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.kubernetes.client.extended.leaderelection.LeaderElector;
import io.kubernetes.client.informer.ResourceEventHandler;
import io.kubernetes.client.informer.SharedIndexInformer;
import io.kubernetes.client.informer.SharedInformerFactory;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.apis.CoordinationV1Api;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ConfigMapList;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the two Java clients do beyond plain requests, over HTTPS; plain requests are in the testkit's own tests. */
@Timeout(60)
class JavaClientsTest {
  private static final TestCluster CLUSTER = ClusterOptions.WALL_CLOCK.start();

  @AfterAll
  static void stop() {
    CLUSTER.close();
  }

  @Test
  void fabric8_leads_and_hands_over() throws Exception {
    BlockingQueue<String> leaders = new LinkedBlockingQueue<>();
    try (KubernetesClient client = Fabric8.overHttp(CLUSTER)) {
      CompletableFuture<?> first = elect(client, "first", leaders);
      assertThat(leaders.poll(20, TimeUnit.SECONDS)).isEqualTo("first");
      CompletableFuture<?> second = elect(client, "second", leaders);
      first.cancel(true); // it releases its lease
      assertThat(leaders.poll(20, TimeUnit.SECONDS)).isEqualTo("second");
      assertThat(client.leases().inNamespace("default").withName("tour").get().getSpec().getHolderIdentity()).isEqualTo("second");
      second.cancel(true);
    }
  }

  private static CompletableFuture<?> elect(KubernetesClient client, String identity, BlockingQueue<String> leaders) {
    return client.leaderElector().withConfig(new LeaderElectionConfigBuilder()
        .withName("tour").withLock(new LeaseLock("default", "tour", identity)).withReleaseOnCancel(true)
        .withLeaseDuration(Duration.ofSeconds(5)).withRenewDeadline(Duration.ofSeconds(3)).withRetryPeriod(Duration.ofMillis(200))
        .withLeaderCallbacks(new LeaderCallbacks(() -> leaders.add(identity), () -> { }, leader -> { })).build()).build().start();
  }

  @Test
  void fabric8_is_told_of_a_field_that_is_another_managers() {
    try (KubernetesClient client = Fabric8.overHttp(CLUSTER)) {
      ConfigMap ours = new ConfigMapBuilder().withNewMetadata().withName("owned").withNamespace("default").endMetadata().addToData("k", "ours").build();
      client.resource(ours).fieldManager("us").serverSideApply();
      ConfigMap theirs = new ConfigMapBuilder(ours).addToData("k", "theirs").build();
      assertThatThrownBy(() -> client.resource(theirs).fieldManager("them").serverSideApply())
          .isInstanceOfSatisfying(KubernetesClientException.class, conflict -> {
            assertThat(conflict.getCode()).isEqualTo(409);
            assertThat(conflict.getStatus().getDetails().getCauses()).singleElement().satisfies(cause -> {
              assertThat(cause.getField()).isEqualTo(".data.k");
              assertThat(cause.getMessage()).isEqualTo("conflict with \"us\"");
            });
          });
      assertThat(client.resource(theirs).fieldManager("them").forceConflicts().serverSideApply().getData()).containsEntry("k", "theirs");
    }
  }

  @Test
  void client_java_is_informed() throws Exception {
    ApiClient client = ClientJava.overHttp(CLUSTER);
    CoreV1Api core = new CoreV1Api(client);
    SharedInformerFactory factory = new SharedInformerFactory(client);
    SharedIndexInformer<V1ConfigMap> informer = factory.sharedIndexInformerFor(
        params -> core.listNamespacedConfigMap("default").resourceVersion(params.resourceVersion).watch(params.watch)
            .timeoutSeconds(params.timeoutSeconds).labelSelector("tour=client-java").buildCall(null),
        V1ConfigMap.class, V1ConfigMapList.class);
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    informer.addEventHandler(new Hearing(heard));
    factory.startAllRegisteredInformers();
    try {
      V1ConfigMap made = core.createNamespacedConfigMap("default", new V1ConfigMap()
          .metadata(new V1ObjectMeta().name("informed").putLabelsItem("tour", "client-java"))).execute();
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("added informed");
      core.replaceNamespacedConfigMap("informed", "default", made.data(Map.of("k", "v"))).execute();
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("updated {k=v}");
      assertThat(informer.getIndexer().getByKey("default/informed").getData()).containsEntry("k", "v");
      core.deleteNamespacedConfigMap("informed", "default").execute();
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("deleted informed");
    } finally {
      factory.stopAllRegisteredInformers();
      ClientJava.close(client);
    }
  }

  @Test
  void client_java_leads_and_hands_over() throws Exception {
    BlockingQueue<String> leaders = new LinkedBlockingQueue<>();
    ApiClient client = ClientJava.overHttp(CLUSTER);
    try (LeaderElector first = elector(client, "first"); LeaderElector second = elector(client, "second")) {
      Thread.ofVirtual().start(() -> first.run(() -> leaders.add("first"), () -> leaders.add("first no more")));
      assertThat(leaders.poll(20, TimeUnit.SECONDS)).isEqualTo("first");
      Thread.ofVirtual().start(() -> second.run(() -> leaders.add("second"), () -> { }));
      first.close(); // it releases its lease
      assertThat(leaders.poll(20, TimeUnit.SECONDS)).isEqualTo("first no more");
      assertThat(leaders.poll(20, TimeUnit.SECONDS)).isEqualTo("second");
      assertThat(new CoordinationV1Api(client).readNamespacedLease("official", "default").execute().getSpec().getHolderIdentity()).isEqualTo("second");
    } finally {
      ClientJava.close(client);
    }
  }

  private static LeaderElector elector(ApiClient client, String identity) {
    return new LeaderElector(new LeaderElectionConfig(new io.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock(
        "default", "official", identity, client), Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofMillis(200)));
  }

  private record Hearing(BlockingQueue<String> heard) implements ResourceEventHandler<V1ConfigMap> {
    @Override
    public void onAdd(V1ConfigMap object) {
      heard.add("added " + object.getMetadata().getName());
    }

    @Override
    public void onUpdate(V1ConfigMap before, V1ConfigMap after) {
      heard.add("updated " + after.getData());
    }

    @Override
    public void onDelete(V1ConfigMap object, boolean finalStateUnknown) {
      heard.add("deleted " + object.getMetadata().getName());
    }
  }
}
