package io.hexareme.adapters.testkit.clientjava;

import io.hexareme.adapters.testkit.TestCluster;
import io.hexareme.adapters.testkit.client.Manifests;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Value;
import io.kubernetes.client.openapi.ApiClient;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Base64;
import okhttp3.OkHttpClient;

/** Clients of the cluster's administrator. */
public final class ClientJava {
  /** Nothing listens there: requests do not leave the process. */
  private static final String NOWHERE = "http://hexareme.invalid";

  private ClientJava() {}

  /** Without a socket. */
  public static ApiClient inProcess(TestCluster cluster) {
    OkHttpClient http = new OkHttpClient.Builder().readTimeout(Duration.ZERO)
        .addInterceptor(new InProcessInterceptor(cluster.outside(), cluster.administrator())).build();
    return new ApiClient(http).setBasePath(NOWHERE);
  }

  /** Over HTTPS. */
  public static ApiClient overHttp(TestCluster cluster) {
    Value reached = Manifests.value(cluster.kubeconfig()).list("clusters").getFirst().at("cluster");
    ApiClient client = new ApiClient().setBasePath(reached.text("server"))
        .setSslCaCert(new ByteArrayInputStream(Base64.getDecoder().decode(reached.text("certificate-authority-data"))));
    client.setHttpClient(client.getHttpClient().newBuilder().readTimeout(Duration.ZERO).build());
    if (cluster.administrator() instanceof Credential.Bearer(String token)) {
      client.addDefaultHeader("Authorization", "Bearer " + token);
    }
    return client;
  }

  /** Lets go of its threads and connections; requests under way end. */
  public static void close(ApiClient client) {
    client.getHttpClient().dispatcher().cancelAll();
    client.getHttpClient().dispatcher().executorService().shutdown();
    client.getHttpClient().connectionPool().evictAll();
  }
}
