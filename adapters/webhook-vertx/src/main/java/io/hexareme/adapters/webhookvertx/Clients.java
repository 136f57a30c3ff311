package io.hexareme.adapters.webhookvertx;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemTrustOptions;
import java.util.LinkedHashMap;

/** A client for every set of certificate authorities; of those that are used no more the oldest go. Called on one loop. */
final class Clients {
  private static final int KEPT = 32;

  private final Vertx vertx;
  private final LinkedHashMap<String, HttpClient> byAuthority = new LinkedHashMap<>(16, 0.75f, true);

  Clients(Vertx vertx) {
    this.vertx = vertx;
  }

  /** @param caBundle PEM; empty for the authorities that the system trusts */
  HttpClient trusting(String caBundle) {
    HttpClient client = byAuthority.computeIfAbsent(caBundle, this::made);
    if (byAuthority.size() > KEPT) {
      byAuthority.pollFirstEntry().getValue().close();
    }
    return client;
  }

  private HttpClient made(String caBundle) {
    HttpClientOptions options = new HttpClientOptions().setSsl(true).setVerifyHost(true).setKeepAlive(true).setForceSni(true);
    if (!caBundle.isEmpty()) {
      options.setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(caBundle)));
    }
    return vertx.createHttpClient(options);
  }

  void close() {
    byAuthority.values().forEach(HttpClient::close);
    byAuthority.clear();
  }
}
