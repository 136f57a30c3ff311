package io.hexareme.adapters.assembly.etcd;

import io.hexareme.ports.peers.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real etcd of one member, on free loopback ports, with its data in a temporary directory. */
final class RealEtcd implements EtcdEndpoint {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Path directory;
  private final Process process;
  private final String url;

  RealEtcd() {
    Path program = Peers.find("etcd");
    try {
      directory = Files.createTempDirectory("real-etcd");
      url = "http://127.0.0.1:" + FreePorts.next();
      String peer = "http://127.0.0.1:" + FreePorts.next();
      process = new ProcessBuilder(program.toString(), "--data-dir", directory.resolve("data").toString(),
          "--listen-client-urls", url, "--advertise-client-urls", url, "--listen-peer-urls", peer,
          "--initial-advertise-peer-urls", peer, "--initial-cluster", "default=" + peer, "--unsafe-no-fsync")
          .redirectErrorStream(true).redirectOutput(directory.resolve("log").toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    awaitHealth();
  }

  private void awaitHealth() {
    long begin = System.nanoTime();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (!healthy(client)) {
        if (!process.isAlive() || System.nanoTime() - begin > PATIENCE_NANOS) {
          throw new IllegalStateException("etcd does not come up: " + Files.readString(directory.resolve("log")));
        }
        Thread.sleep(20);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean healthy(HttpClient client) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/health")).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException e) {
      return false; // not yet
    }
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public String toString() {
    return "real etcd";
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try (Stream<Path> files = process.waitFor(10, TimeUnit.SECONDS) ? Files.walk(directory) : Stream.empty()) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
