package io.hexareme.adapters.testkit.clientjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.adapters.testkit.ClusterOptions;
import io.hexareme.adapters.testkit.TestCluster;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class ClientJavaTest {
  private static final TestCluster CLUSTER = ClusterOptions.VIRTUAL.start();

  @AfterAll
  static void close() {
    CLUSTER.close();
  }

  private static ApiClient client(boolean inProcess) {
    return inProcess ? ClientJava.inProcess(CLUSTER) : ClientJava.overHttp(CLUSTER);
  }

  @ParameterizedTest(name = "in-process: {0}")
  @ValueSource(booleans = {true, false})
  void objects_are_made_read_replaced_and_deleted(boolean inProcess) throws ApiException {
    ApiClient client = client(inProcess);
    CoreV1Api core = new CoreV1Api(client);
    V1ConfigMap made = core.createNamespacedConfigMap("default", configMap("crud")).execute();
    made.setData(Map.of("k", "v"));
    core.replaceNamespacedConfigMap("crud", "default", made).execute();
    assertThat(core.readNamespacedConfigMap("crud", "default").execute().getData()).containsEntry("k", "v");
    assertThatThrownBy(() -> core.replaceNamespacedConfigMap("crud", "default", made).execute()).isInstanceOfSatisfying(ApiException.class,
        conflict -> assertThat(conflict.getCode()).isEqualTo(409));
    core.deleteNamespacedConfigMap("crud", "default").execute();
    assertThatThrownBy(() -> core.readNamespacedConfigMap("crud", "default").execute()).isInstanceOfSatisfying(ApiException.class,
        gone -> assertThat(gone.getCode()).isEqualTo(404));
    ClientJava.close(client);
  }

  @ParameterizedTest(name = "in-process: {0}")
  @ValueSource(booleans = {true, false})
  void a_watch_is_read_line_by_line(boolean inProcess) throws Exception {
    ApiClient client = client(inProcess);
    CoreV1Api core = new CoreV1Api(client);
    try (okhttp3.Response response = core.listNamespacedConfigMap("default").watch(true).buildCall(null).execute();
        BufferedReader lines = new BufferedReader(response.body().charStream())) {
      core.createNamespacedConfigMap("default", configMap("watched-" + inProcess)).execute();
      String line = lines.readLine();
      while (!line.contains("watched-" + inProcess)) {
        line = lines.readLine();
      }
      assertThat(line).startsWith("{\"type\":\"ADDED\"");
    }
    ClientJava.close(client);
  }

  @Test
  void in_process_it_says_why_it_cannot_talk() throws ApiException {
    ApiClient client = client(true);
    CoreV1Api core = new CoreV1Api(client);
    core.createNamespacedPod("default", new V1Pod().metadata(new V1ObjectMeta().name("mute"))
        .spec(new V1PodSpec().addContainersItem(new V1Container().name("mute").image("acme/mute")))).execute();
    assertThat(CLUSTER.time().runUntil(() -> CLUSTER.admin().get("pod", "mute").text("status", "phase").equals("Running"), Duration.ofMinutes(1))).isTrue();
    okhttp3.Request exec = core.connectGetNamespacedPodExec("mute", "default").command("true").stdout(true).buildCall(null).request()
        .newBuilder().header("upgrade", "websocket").build();
    assertThatThrownBy(() -> client.getHttpClient().newCall(exec).execute()).isInstanceOf(IOException.class)
        .hasMessageContaining("exec, attach and port-forward need a socket");
    ClientJava.close(client);
  }

  private static V1ConfigMap configMap(String name) {
    return new V1ConfigMap().metadata(new V1ObjectMeta().name(name));
  }
}
