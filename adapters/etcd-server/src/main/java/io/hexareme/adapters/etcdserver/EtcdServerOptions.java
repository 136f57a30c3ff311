package io.hexareme.adapters.etcdserver;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * How the server listens and what it allows.
 *
 * @param listenUrls where clients connect, such as {@code https://127.0.0.1:2379}; port 0 for any free one
 * @param tls for {@code https}; may be null when all are {@code http}
 * @param maxRequestBytes the largest request taken (etcd's {@code --max-request-bytes})
 * @param maxTxnOps the most operations, or compares, of a transaction (etcd's {@code --max-txn-ops})
 * @param progressInterval how long a watch with progress notices may be silent
 * @param leaderPatience how long a stream that requires a leader goes on without one
 * @param metrics the text of {@code /metrics}, or null
 */
public record EtcdServerOptions(
    List<URI> listenUrls, Tls tls, int maxRequestBytes, int maxTxnOps, Duration progressInterval, Duration leaderPatience,
    Supplier<String> metrics) {

  public EtcdServerOptions {
    listenUrls = List.copyOf(listenUrls);
    for (URI url : listenUrls) {
      if (url.getHost() == null || url.getPort() < 0 || !List.of("http", "https").contains(url.getScheme())) {
        throw new IllegalArgumentException("not a URL to listen on: " + url);
      }

    }
  }

  /** etcd takes, and fragments watch responses at, this much more than the largest request: so it can say that one is too large. */
  int maxMessageBytes() {
    return maxRequestBytes + 512 * 1024;
  }

  /** etcd's own defaults. */
  public static EtcdServerOptions listeningOn(URI... urls) {
    return new EtcdServerOptions(List.of(urls), null, 1536 * 1024, 128, Duration.ofMinutes(10), Duration.ofSeconds(1), null);
  }

  public EtcdServerOptions with(Tls newTls) {
    return new EtcdServerOptions(listenUrls, newTls, maxRequestBytes, maxTxnOps, progressInterval, leaderPatience, metrics);
  }

  public EtcdServerOptions withProgressEvery(Duration interval) {
    return new EtcdServerOptions(listenUrls, tls, maxRequestBytes, maxTxnOps, interval, leaderPatience, metrics);
  }

  public EtcdServerOptions withMetrics(Supplier<String> text) {
    return new EtcdServerOptions(listenUrls, tls, maxRequestBytes, maxTxnOps, progressInterval, leaderPatience, text);
  }

  /**
   * What the server shows and trusts, as PEM text.
   *
   * @param clientAuthority who signs client certificates, which are then required; null to ask for none
   */
  public record Tls(String certificate, String privateKey, String clientAuthority) {
    public Tls {
      Objects.requireNonNull(certificate);
      Objects.requireNonNull(privateKey);
    }

    /** Never the key. */
    @Override
    public String toString() {
      return "Tls[]";
    }
  }
}
