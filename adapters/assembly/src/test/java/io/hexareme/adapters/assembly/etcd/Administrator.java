package io.hexareme.adapters.assembly.etcd;

import io.hexareme.adapters.assembly.Cluster;
import io.hexareme.adapters.assembly.remote.ClientTls;
import io.hexareme.adapters.assembly.remote.KubeconfigFile;
import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A cluster's administrator, from outside: HTTPS with what the kubeconfig says. */
final class Administrator implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final JsonCodec JSON = new JsonCodec();

  private final String base;
  private final HttpClient client;

  Administrator(Cluster cluster) {
    base = "https://127.0.0.1:" + cluster.port();
    client = HttpClient.newBuilder().sslContext(ClientTls.of(KubeconfigFile.parse(cluster.kubeconfig()))).build();
  }

  /** The body of a 2xx answer. */
  Value send(String method, String path, String contentType, String body) {
    try {
      HttpResponse<byte[]> answer = client.send(HttpRequest.newBuilder(URI.create(base + path)).header("content-type", contentType)
          .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() / 100 != 2) {
        throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
      }
      return JSON.decode(new Bytes(answer.body())).value();
    } catch (IOException | MalformedBody broken) {
      throw new AssertionError(method + " " + path, broken);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  Value get(String path) {
    return send("GET", path, "application/json", "");
  }

  /** Looks until it is so. */
  Value await(String path, Predicate<Value> so) {
    long begin = System.nanoTime();
    for (Value seen = get(path); ; seen = get(path)) {
      if (so.test(seen)) {
        return seen;
      }
      if (System.nanoTime() - begin > PATIENCE_NANOS) {
        throw new AssertionError(path + " does not become so, but is " + seen);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
