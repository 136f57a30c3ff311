package io.hexareme.adapters.webhookvertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.webhook.Webhooks;
import io.hexareme.ports.webhook.WebhooksContract;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VertxWebhooksTest extends WebhooksContract {
  @TempDir
  static Path directory;
  private static Vertx vertx;
  private static HttpServer server;
  private static String pem;
  private static VertxWebhooks webhooks;

  @BeforeAll
  static void serve() throws Exception {
    Path store = directory.resolve("keys.p12");
    Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "k",
        "-keyalg", "EC", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "secret", "-dname", "CN=hook",
        "-ext", "SAN=dns:localhost,dns:hook.default.svc", "-validity", "2").inheritIO().start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance(store.toFile(), "secret".toCharArray());
    pem = "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getCertificate("k").getEncoded()) + "\n-----END CERTIFICATE-----\n";
    vertx = Vertx.vertx();
    server = vertx.createHttpServer(new HttpServerOptions().setSsl(true).setHost("127.0.0.1")
            .setKeyCertOptions(new PfxOptions().setPath(store.toString()).setPassword("secret")))
        .requestHandler(request -> {
          if (!request.path().equals("/silent")) {
            request.bodyHandler(body -> request.response().setStatusCode(Integer.parseInt(request.path().substring(1)))
                .end(request.getHeader("x-test") + body.toString(StandardCharsets.UTF_8)));
          }
        }).listen(0).toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    webhooks = new VertxWebhooks(vertx, new ContextLoop(vertx),
        service -> service.name().equals("hook") ? Optional.of(new VertxWebhooks.Address("127.0.0.1", server.actualPort())) : Optional.empty());
  }

  @AfterAll
  static void stop() {
    webhooks.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Override
  protected Webhooks webhooks() {
    return webhooks;
  }

  @Override
  protected Webhooks.Destination echo(int code) {
    return new Webhooks.Destination.Url("https://localhost:" + server.actualPort() + "/" + code);
  }

  @Override
  protected Webhooks.Destination silent() {
    return new Webhooks.Destination.Url("https://localhost:" + server.actualPort() + "/silent");
  }

  @Override
  protected Webhooks.Destination nobody() {
    return new Webhooks.Destination.Url("https://localhost:1/");
  }

  @Override
  protected String authority() {
    return pem;
  }

  @Override
  protected Webhooks.Answer await(CompletionStage<Webhooks.Answer> answer) {
    return answer.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private Webhooks.Answer ask(Webhooks.Destination destination, String authority) {
    return await(webhooks.post(new Webhooks.Call(destination, authority, Map.of("x-test", "-"), Bytes.utf8("{}"), Duration.ofSeconds(10))));
  }

  @Test
  void a_service_is_asked_by_its_name_wherever_it_is() {
    assertThat(ask(new Webhooks.Destination.Service("default", "hook", 443, "/200?timeout=10s"), pem))
        .isEqualTo(new Webhooks.Answer.Reply(200, Bytes.utf8("-{}")));
    assertThat(ask(new Webhooks.Destination.Service("default", "none", 443, ""), pem))
        .isEqualTo(new Webhooks.Answer.Failed(false, "service \"none\" not found"));
  }

  @Test
  void who_is_of_no_known_authority_is_not_asked() {
    assertThat(ask(echo(200), "")).isEqualTo(
        new Webhooks.Answer.Failed(false, "tls: failed to verify certificate: x509: certificate signed by unknown authority"));
  }

  @Test
  void who_has_another_name_in_its_certificate_is_not_asked() {
    assertThat(ask(new Webhooks.Destination.Url("https://127.0.0.1:" + server.actualPort() + "/200"), pem)).isEqualTo(
        new Webhooks.Answer.Failed(false, "tls: failed to verify certificate: x509: certificate is not valid for 127.0.0.1"));
  }

  @Test
  void authorities_that_are_none_are_told() {
    assertThat(ask(echo(200), "nonsense")).isInstanceOf(Webhooks.Answer.Failed.class);
  }

  @Test
  void where_nobody_listens_the_words_are_those_of_go() {
    assertThat(ask(nobody(), pem)).isEqualTo(new Webhooks.Answer.Failed(false, "dial tcp localhost:1: connect: connection refused"));
  }

  /** A loop of one context. */
  private static final class ContextLoop implements Loop {
    private final Vertx vertx;
    private final Context context;

    ContextLoop(Vertx vertx) {
      this.vertx = vertx;
      this.context = vertx.getOrCreateContext();
    }

    @Override
    public void execute(Runnable task) {
      context.runOnContext(go -> task.run());
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
      long timer = vertx.setTimer(Math.max(1, delay.toMillis()), fired -> execute(task));
      return () -> vertx.cancelTimer(timer);
    }

    @Override
    public long nanos() {
      return System.nanoTime();
    }
  }
}
