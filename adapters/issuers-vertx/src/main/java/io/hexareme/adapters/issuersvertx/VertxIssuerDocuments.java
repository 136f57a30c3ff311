package io.hexareme.adapters.issuersvertx;

import io.hexareme.ports.security.IssuerDocuments;
import io.hexareme.ports.time.Loop;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemTrustOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** GET over HTTPS, with a client for each document. Answers on the loop that it is given. */
public final class VertxIssuerDocuments implements IssuerDocuments {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final Loop loop;

  public VertxIssuerDocuments(Vertx vertx, Loop loop) {
    this.vertx = vertx;
    this.loop = loop;
  }

  @Override
  public CompletionStage<Answer> read(String url, String caBundle) {
    return read(url, caBundle, "");
  }

  @Override
  public CompletionStage<Answer> read(String url, String caBundle, String bearer) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    if (!url.startsWith("https://")) {
      answer.complete(new Answer.Failed("Get \"" + url + "\": not a https URL"));
      return answer;
    }
    try {
      HttpClient client = client(caBundle);
      Loop.Timer late = loop.after(PATIENCE, () -> answer.complete(new Answer.Failed("Get \"" + url + "\": context deadline exceeded")));
      answer.whenComplete((done, failure) -> {
        late.cancel();
        client.close();
      });
      new Reading(url, bearer).by(client).thenAccept(read -> loop.execute(() -> answer.complete(read)));
    } catch (RuntimeException unusable) {
      answer.complete(new Answer.Failed("Get \"" + url + "\": " + unusable.getMessage()));
    }
    return answer;
  }

  private HttpClient client(String caBundle) {
    HttpClientOptions options = new HttpClientOptions().setSsl(true).setVerifyHost(true).setForceSni(true)
        .setConnectTimeout((int) PATIENCE.toMillis());
    if (!caBundle.isEmpty()) {
      options.setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(caBundle)));
    }
    return vertx.createHttpClient(options);
  }
}
