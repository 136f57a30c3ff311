package io.hexareme.adapters.httpvertx;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A front door before a stub, a client and a raw socket. */
abstract class FrontDoorFixture {
  private static Vertx vertx;

  final StubApi api = new StubApi();
  VertxFrontDoor door;
  int port;

  @BeforeAll
  static void openVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void closeVertx() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @BeforeEach
  void open() throws Exception {
    door = new VertxFrontDoor(vertx, api, tls(), "localhost", 0, patience());
    port = door.start().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() throws Exception {
    door.close().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  Patience patience() {
    return Patience.USUAL;
  }

  TlsMaterial tls() {
    return TestTls.server();
  }

  static Vertx vertx() {
    return vertx;
  }

  HttpClient client(HttpClient.Version version, String certificate) throws Exception {
    return HttpClient.newBuilder().version(version).sslContext(TestTls.context(certificate)).build();
  }

  HttpClient client() throws Exception {
    return client(HttpClient.Version.HTTP_1_1, null);
  }

  HttpRequest.Builder to(String pathAndQuery) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + port + pathAndQuery)).timeout(Duration.ofSeconds(20));
  }

  HttpResponse<String> get(String pathAndQuery) throws Exception {
    return client().send(to(pathAndQuery).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** One connection on which a test can misbehave. */
  final class Raw implements AutoCloseable {
    final SSLSocket socket;
    private final BufferedReader in;

    Raw() throws Exception {
      socket = (SSLSocket) TestTls.context(null).getSocketFactory().createSocket("localhost", port);
      socket.setSoTimeout(20_000);
      in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    Raw send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return this;
    }

    String line() throws IOException {
      return in.readLine();
    }

    /** Reads the head; answers the status line. */
    String head() throws IOException {
      String status = line();
      for (String next = line(); next != null && !next.isEmpty(); next = line()) {
        // on to the body
      }
      return status;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
