package io.hexareme.adapters.etcdclient;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Where the members are and how patient the client is.
 *
 * @param endpoints one or more, {@code http://host:port} or {@code https://host:port}; all of one cluster
 * @param tls for https endpoints; null uses the Java runtime's trusted authorities and no certificate of our own
 * @param readTimeout how long one endpoint may take over a read before another one is asked
 * @param writeTimeout how long a write may take before its outcome is called unknown. A little above etcd's own 7 s, so that etcd's
 *     word is heard first.
 * @param retryFor how long after its beginning a request may be sent once more (reads, and writes that certainly did not happen)
 * @param probeEvery how often the endpoint in use is asked how it is. One that does not answer within {@code readTimeout} is left.
 */
public record EtcdConfig(List<URI> endpoints, Tls tls, Duration connectTimeout, Duration readTimeout, Duration writeTimeout,
    Duration retryFor, Duration probeEvery) {
  public EtcdConfig {
    endpoints = List.copyOf(endpoints);
    if (endpoints.isEmpty()) throw new IllegalArgumentException("an etcd store needs at least one endpoint");
    for (URI endpoint : endpoints) {
      boolean known = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
      if (!known || endpoint.getHost() == null || endpoint.getPort() < 0) {
        throw new IllegalArgumentException("an etcd endpoint is http://host:port or https://host:port, not " + endpoint);
      }
    }
  }

  /** With the times that are right for a network of machines in one place. */
  public static EtcdConfig of(List<URI> endpoints, Tls tls) {
    Duration second = Duration.ofSeconds(1);
    return new EtcdConfig(endpoints, tls, second, second, Duration.ofSeconds(8), second, Duration.ofSeconds(2));
  }

  /**
   * PEM files.
   *
   * @param ca who may have signed the members' certificates
   * @param certificate our own, shown to the members; null with {@code key} when they ask for none
   */
  public record Tls(Path ca, Path certificate, Path key) {}
}
