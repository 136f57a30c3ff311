package io.hexareme.core.apiserver;

import io.hexareme.core.apiserver.request.User;
import java.util.Map;

/**
 * How one API server is set up.
 *
 * @param staticTokens users by bearer token
 * @param gitVersion what {@code /version} says, such as {@code v1.34.0+hexareme}
 * @param clusterCa the certificate authority in PEM, published to Pods
 * @param serviceCidr IPv4 range of cluster IPs; its first address is the service {@code kubernetes}
 * @param issuer of service-account tokens, also their audience
 * @param advertisedHost and {@code advertisedPort}: where clients reach it, for the endpoints of {@code kubernetes}
 * @param history how many events are kept for watches that come back
 * @param requestsInFlight how many requests are executed at once, shared out between priority levels
 * @param security whom it believes, and who may do what
 */
public record ApiServerSettings(
    Map<String, User> staticTokens,
    String gitVersion,
    String clusterCa,
    String serviceCidr,
    String issuer,
    String advertisedHost,
    int advertisedPort,
    int history,
    int requestsInFlight,
    SecuritySettings security) {
  private static final int KUBERNETES_REQUESTS_IN_FLIGHT = 600;

  /** With the usual security, and as many requests in flight as Kubernetes admits unless told otherwise. */
  public ApiServerSettings(Map<String, User> staticTokens, String gitVersion, String clusterCa, String serviceCidr, String issuer,
      String advertisedHost, int advertisedPort, int history) {
    this(staticTokens, gitVersion, clusterCa, serviceCidr, issuer, advertisedHost, advertisedPort, history, KUBERNETES_REQUESTS_IN_FLIGHT,
        SecuritySettings.DEFAULT);
  }

  public ApiServerSettings with(SecuritySettings wanted) {
    return new ApiServerSettings(staticTokens, gitVersion, clusterCa, serviceCidr, issuer, advertisedHost, advertisedPort, history,
        requestsInFlight, wanted);
  }
}
