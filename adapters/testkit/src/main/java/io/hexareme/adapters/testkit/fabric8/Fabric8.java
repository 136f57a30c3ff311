package io.hexareme.adapters.testkit.fabric8;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.hexareme.adapters.testkit.TestCluster;
import java.util.ServiceLoader;

/** Clients of the cluster's administrator; to be closed by the caller. */
public final class Fabric8 {
  /** Nothing listens there: requests do not leave the process. */
  private static final String NOWHERE = "http://hexareme.invalid/";

  private Fabric8() {}

  /** Without a socket. */
  public static KubernetesClient inProcess(TestCluster cluster) {
    Config config = new ConfigBuilder(Config.empty()).withMasterUrl(NOWHERE).withNamespace("default").build();
    return new KubernetesClientBuilder().withConfig(config)
        .withHttpClientFactory(new InProcessFactory(cluster.outside(), cluster.administrator())).build();
  }

  /**
   * Over HTTPS, by the HTTP library that is on the class path.
   *
   * @throws IllegalStateException when there is none
   */
  public static KubernetesClient overHttp(TestCluster cluster) {
    if (ServiceLoader.load(HttpClient.Factory.class).stream().findAny().isEmpty()) {
      throw new IllegalStateException("fabric8's client has no HTTP library on the class path: add io.fabric8:kubernetes-httpclient-jdk, "
          + "or let it speak in-process");
    }
    return new KubernetesClientBuilder().withConfig(config(cluster)).build();
  }

  /** How any fabric8 client reaches the cluster over HTTPS. */
  public static Config config(TestCluster cluster) {
    Config config = Config.fromKubeconfig(cluster.kubeconfig());
    config.setNamespace("default");
    return config;
  }
}
