package io.hexareme.features.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.hexareme.adapters.testkit.ClusterOptions;
import io.hexareme.adapters.testkit.TestCluster;
import io.hexareme.adapters.testkit.clientjava.ClientJava;
import io.hexareme.adapters.testkit.fabric8.Fabric8;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.AppsV1Api;
import io.kubernetes.client.openapi.apis.CustomObjectsApi;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.util.Yaml;
import io.kubernetes.client.util.generic.GenericKubernetesApi;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A custom resource in the hands of the two Java clients, typed, over HTTPS. */
@Timeout(60)
class JavaClientsCustomResourceTest {
  private static final TestCluster CLUSTER = ClusterOptions.WALL_CLOCK.start();
  private static KubernetesClient fabric8;

  @BeforeAll
  static void define() {
    fabric8 = Fabric8.overHttp(CLUSTER);
    fabric8.load(Lamp.class.getResourceAsStream("/clients/lamps.yaml")).create();
    assertThat(CLUSTER.time().runUntil(() -> CLUSTER.admin().get("customresourcedefinition", "lamps.tour.hexareme.io").list("status", "conditions")
        .stream().anyMatch(condition -> condition.text("type").equals("Established") && condition.text("status").equals("True")), Duration.ofSeconds(30))).isTrue();
  }

  @AfterAll
  static void stop() {
    fabric8.close();
    CLUSTER.close();
  }

  @Test
  void fabric8_makes_one_is_informed_of_it_and_tells_its_status() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    try (SharedIndexInformer<Lamp> informer = fabric8.resources(Lamp.class).inNamespace("default").inform(new Hearing(heard))) {
      Resource<Lamp> desk = fabric8.resource(lamp("desk", null));
      assertThat(desk.create().getSpec().watts()).as("the default of its definition").isEqualTo(5);
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("added desk");
      Lamp lit = fabric8.resources(Lamp.class).inNamespace("default").withName("desk").get();
      lit.setStatus(new Lamp.Status(true));
      lit.setSpec(new Lamp.Spec(60)); // which a write of the status does not change
      assertThat(fabric8.resource(lit).updateStatus().getSpec().watts()).isEqualTo(5);
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("updated desk Status[lit=true]");
      desk.delete();
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("deleted desk");
      assertThat(informer.getStore().getByKey("default/desk")).isNull();
    }
  }

  private record Hearing(BlockingQueue<String> heard) implements ResourceEventHandler<Lamp> {
    @Override
    public void onAdd(Lamp lamp) {
      tell("added " + lamp.getMetadata().getName(), lamp);
    }

    @Override
    public void onUpdate(Lamp before, Lamp after) {
      tell("updated " + after.getMetadata().getName() + " " + after.getStatus(), after);
    }

    @Override
    public void onDelete(Lamp lamp, boolean finalStateUnknown) {
      tell("deleted " + lamp.getMetadata().getName(), lamp);
    }

    /** The other test's lamps are its own. */
    private void tell(String words, Lamp lamp) {
      if (lamp.getMetadata().getName().equals("desk")) {
        heard.add(words);
      }
    }
  }

  private static Lamp lamp(String name, Integer watts) {
    Lamp lamp = new Lamp();
    lamp.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace("default").build());
    lamp.setSpec(new Lamp.Spec(watts));
    return lamp;
  }

  @Test
  void client_java_makes_one_tells_its_status_and_lists_it() {
    ApiClient client = ClientJava.overHttp(CLUSTER);
    try {
      GenericKubernetesApi<V1Lamp, V1Lamp.Lamps> lamps =
          new GenericKubernetesApi<>(V1Lamp.class, V1Lamp.Lamps.class, "tour.hexareme.io", "v1", "lamps", client);
      V1Lamp lamp = new V1Lamp();
      lamp.metadata = new V1ObjectMeta().name("hall").namespace("default");
      lamp.spec = new V1Lamp.Spec();
      V1Lamp made = lamps.create(lamp).throwsApiException().getObject();
      assertThat(made.spec.watts).isEqualTo(5);
      made.status = new V1Lamp.Status();
      made.status.lit = false;
      new CustomObjectsApi(client).replaceNamespacedCustomObjectStatus("tour.hexareme.io", "v1", "default", "lamps", "hall", made).execute();
      V1Lamp.Status lit = new V1Lamp.Status();
      lit.lit = true;
      lamps.updateStatus(made, unchanged -> lit).throwsApiException(); // by a JSON patch, which needs a status to replace
      assertThat(lamps.get("default", "hall").throwsApiException().getObject().status.lit).isTrue();
      assertThat(lamps.list("default").throwsApiException().getObject().items).anySatisfy(one -> assertThat(one.metadata.getName()).isEqualTo("hall"));
      assertThat(lamps.delete("default", "hall").isSuccess()).isTrue();
      assertThat(lamps.get("default", "hall").getHttpStatusCode()).isEqualTo(404);
    } catch (ApiException refused) {
      throw new AssertionError(refused.getResponseBody(), refused);
    } finally {
      ClientJava.close(client);
    }
  }

  @Test
  void client_java_creates_what_it_read_from_yaml() throws Exception {
    ApiClient client = ClientJava.overHttp(CLUSTER);
    try {
      V1Deployment read = Yaml.loadAs("""
          apiVersion: apps/v1
          kind: Deployment
          metadata: {name: read}
          spec:
            replicas: 2
            selector: {matchLabels: {app: read}}
            template:
              metadata: {labels: {app: read}}
              spec: {containers: [{name: read, image: acme/read, resources: {requests: {cpu: 100m}}}]}
          """, V1Deployment.class);
      AppsV1Api apps = new AppsV1Api(client);
      apps.createNamespacedDeployment("default", read).execute();
      V1Deployment made = apps.readNamespacedDeployment("read", "default").execute();
      assertThat(made.getSpec().getReplicas()).isEqualTo(2);
      assertThat(made.getSpec().getTemplate().getSpec().getContainers().getFirst().getResources().getRequests().get("cpu").toSuffixedString()).isEqualTo("100m");
    } finally {
      ClientJava.close(client);
    }
  }
}
