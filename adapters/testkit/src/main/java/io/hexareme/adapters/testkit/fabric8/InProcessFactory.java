package io.hexareme.adapters.testkit.fabric8;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Credential;

/**
 * Stands for an HTTP library, and sends requests to an API server in this process: for {@code
 * KubernetesClientBuilder.withHttpClientFactory(…)}.
 */
public final class InProcessFactory implements HttpClient.Factory {
  private final ApiServer server;
  private final Credential credential;

  /**
   * @param server called on any thread; it must answer on threads that may be blocked, as {@code TestCluster.outside()} does
   * @param credential shown where a request brings no bearer token of its own
   */
  public InProcessFactory(ApiServer server, Credential credential) {
    this.server = server;
    this.credential = credential;
  }

  ApiServer server() {
    return server;
  }

  Credential credential() {
    return credential;
  }

  @Override
  public HttpClient.Builder newBuilder() {
    return new InProcessBuilder(this);
  }
}
