package io.hexareme.adapters.issuersvertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.security.IssuerDocuments;
import io.hexareme.ports.security.IssuerDocumentsContract;
import io.hexareme.ports.time.Loop;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VertxIssuerDocumentsTest extends IssuerDocumentsContract {
  @TempDir
  static Path directory;
  private static Vertx vertx;
  private static HttpServer server;
  private static String pem;

  @BeforeAll
  static void serve() throws Exception {
    Path store = directory.resolve("keys.p12");
    Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "k",
        "-keyalg", "EC", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "secret", "-dname", "CN=issuer",
        "-ext", "SAN=dns:localhost", "-validity", "2").inheritIO().start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance(store.toFile(), "secret".toCharArray());
    pem = "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getCertificate("k").getEncoded()) + "\n-----END CERTIFICATE-----\n";
    vertx = Vertx.vertx();
    server = vertx.createHttpServer(new HttpServerOptions().setSsl(true).setHost("127.0.0.1")
            .setKeyCertOptions(new PfxOptions().setPath(store.toString()).setPassword("secret")))
        .requestHandler(VertxIssuerDocumentsTest::answer).listen(0).toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static void answer(HttpServerRequest request) {
    switch (request.path()) {
      case "/document" -> request.response().end("{\"a\":\"b\"}");
      case "/large" -> request.response().end("x".repeat(2 << 20));
      case "/moved" -> request.response().setStatusCode(302).putHeader("location", "/document").end("{}");
      default -> request.response().setStatusCode(404).end();
    }
  }

  @AfterAll
  static void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Override
  protected IssuerDocuments documents() {
    return new VertxIssuerDocuments(vertx, new TimerLoop());
  }

  @Override
  protected String server() {
    return "https://localhost:" + server.actualPort();
  }

  @Override
  protected String nobody() {
    return "https://localhost:1";
  }

  @Override
  protected String authority() {
    return pem;
  }

  @Override
  protected IssuerDocuments.Answer await(CompletionStage<IssuerDocuments.Answer> answer) {
    return answer.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Test
  void who_is_of_no_known_authority_is_not_believed() {
    assertThat(await(documents().read(server() + "/document", ""))).isInstanceOf(IssuerDocuments.Answer.Failed.class);
  }

  @Test
  void who_has_another_name_in_its_certificate_is_not_believed() {
    assertThat(await(documents().read("https://127.0.0.1:" + server.actualPort() + "/document", pem)))
        .isInstanceOf(IssuerDocuments.Answer.Failed.class);
  }

  /** A loop of Vert.x's own contexts. */
  private static final class TimerLoop implements Loop {
    @Override
    public void execute(Runnable task) {
      vertx.runOnContext(go -> task.run());
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
      long timer = vertx.setTimer(Math.max(1, delay.toMillis()), fired -> task.run());
      return () -> vertx.cancelTimer(timer);
    }

    @Override
    public long nanos() {
      return System.nanoTime();
    }
  }
}
