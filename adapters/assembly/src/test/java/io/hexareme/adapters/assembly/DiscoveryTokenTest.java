package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.assembly.remote.ClientTls;
import io.hexareme.adapters.assembly.remote.KubeconfigFile;
import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What {@code kubeadm join --discovery-token} does before it believes a cluster: reads cluster-info as nobody, and checks the token's signature. */
class DiscoveryTokenTest {
  private static final String TOKEN = """
      {"apiVersion":"v1","kind":"Secret","type":"bootstrap.kubernetes.io/token","metadata":{"name":"bootstrap-token-abcdef"},
       "stringData":{"token-id":"abcdef","token-secret":"0123456789abcdef","usage-bootstrap-signing":"true"}}""";

  @Test
  void who_knows_the_token_can_tell_the_cluster_from_another() throws Exception {
    try (Cluster cluster = Cluster.start(ClusterSettings.inMemory().withNodes(0), failure -> {
      throw new AssertionError(failure);
    })) {
      String base = "https://127.0.0.1:" + cluster.port() + "/api/v1/namespaces/";
      try (HttpClient admin = HttpClient.newBuilder().sslContext(ClientTls.of(KubeconfigFile.parse(cluster.kubeconfig()))).build()) {
        assertThat(admin.send(HttpRequest.newBuilder(URI.create(base + "kube-system/secrets")).header("content-type", "application/json")
            .POST(BodyPublishers.ofString(TOKEN)).build(), BodyHandlers.ofString()).statusCode()).isEqualTo(201);
      }
      Value data = signed(cluster, base + "kube-public/configmaps/cluster-info");
      String[] parts = data.text("jws-kubeconfig-abcdef").split("\\.", -1);
      String payload = base64(data.text("kubeconfig").getBytes(StandardCharsets.UTF_8));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("0123456789abcdef".getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
      assertThat(parts).containsExactly(base64("{\"alg\":\"HS256\",\"kid\":\"abcdef\"}".getBytes(StandardCharsets.US_ASCII)), "",
          base64(mac.doFinal((parts[0] + "." + payload).getBytes(StandardCharsets.US_ASCII))));
      KubeconfigFile found = KubeconfigFile.parse(cluster.kubeconfig());
      assertThat(data.text("kubeconfig")).contains("server: https://127.0.0.1:" + cluster.port(),
          "certificate-authority-data: " + Base64.getEncoder().encodeToString(found.authority().getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static Value signed(Cluster cluster, String url) throws Exception {
    KubeconfigFile withoutIdentity = KubeconfigFile.parse(cluster.kubeconfig(new Credential.Bearer("nobody")));
    long begin = System.nanoTime();
    try (HttpClient nobody = HttpClient.newBuilder().sslContext(ClientTls.of(withoutIdentity)).build()) {
      while (true) {
        byte[] answer = nobody.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray()).body();
        Value data = new JsonCodec().decode(new Bytes(answer)).value().at("data");
        if (!data.text("jws-kubeconfig-abcdef").isEmpty()) {
          return data;
        }
        assertThat(System.nanoTime() - begin).as(new String(answer, StandardCharsets.UTF_8)).isLessThan(TimeUnit.SECONDS.toNanos(60));
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  private static String base64(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }
}
