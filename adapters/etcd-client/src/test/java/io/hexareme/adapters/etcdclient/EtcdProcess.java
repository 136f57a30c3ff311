package io.hexareme.adapters.etcdclient;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hexareme.ports.peers.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real etcd of the test's own: on free loopback ports, in a temporary directory, gone when closed. */
final class EtcdProcess implements AutoCloseable {
  private static final Duration STARTUP = Duration.ofSeconds(60);

  private final String name;
  private final Path directory;
  private final int clientPort;
  private final int peerPort;
  private String cluster;
  private Process process;

  private EtcdProcess(String name) throws IOException {
    this.name = name;
    this.directory = Files.createTempDirectory("etcd-test-");
    this.clientPort = FreePorts.next();
    this.peerPort = FreePorts.next();
    this.cluster = name + "=" + peerUrl();
  }

  /** One that runs and answers. */
  static EtcdProcess start() {
    return cluster(1).getFirst();
  }

  /** Members of one cluster, running and answering. */
  static List<EtcdProcess> cluster(int size) {
    requireInstalled();
    try {
      List<EtcdProcess> members = new ArrayList<>();
      for (int i = 1; i <= size; i++) members.add(new EtcdProcess("e" + i));
      String all = String.join(",", members.stream().map(member -> member.cluster).toList());
      for (EtcdProcess member : members) {
        member.cluster = all;
        member.run();
      }
      for (EtcdProcess member : members) member.awaitReady();
      return members;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireInstalled() {
    boolean installed = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, "etcd")));
    if (installed) return;
    if ("true".equals(System.getenv("HEXAREME_REQUIRE_PEERS"))) throw new AssertionError("no etcd on the PATH, and it is required");
    assumeTrue(false, "no etcd on the PATH: its part of the tests is skipped");
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + clientPort);
  }

  int port() {
    return clientPort;
  }

  private String peerUrl() {
    return "http://127.0.0.1:" + peerPort;
  }

  void run() throws IOException {
    process = new ProcessBuilder("etcd", "--name", name, "--data-dir", directory.resolve("data").toString(),
        "--listen-client-urls", uri().toString(), "--advertise-client-urls", uri().toString(),
        "--listen-peer-urls", peerUrl(), "--initial-advertise-peer-urls", peerUrl(),
        "--initial-cluster", cluster, "--initial-cluster-state", "new", "--logger", "zap", "--log-level", "error",
        // Virtual machines under load are slow; an election nobody asked for is not what these tests are about.
        "--heartbeat-interval", "100", "--election-timeout", "1500")
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("log").toFile())
        .start();
  }

  void awaitReady() {
    long deadline = System.nanoTime() + STARTUP.toNanos();
    while (!healthy()) {
      if (!process.isAlive()) throw new AssertionError("etcd ended with " + process.exitValue() + ": " + log());
      if (System.nanoTime() > deadline) throw new AssertionError("etcd did not start: " + log());
      pause();
    }
  }

  private boolean healthy() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", clientPort), 500);
      socket.setSoTimeout(2000);
      socket.getOutputStream().write("GET /health HTTP/1.0\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII).contains("\"true\"");
    } catch (IOException e) {
      return false;
    }
  }

  private String log() {
    try {
      return Files.readString(directory.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
    await(process);
  }

  /** Runs again on its data. */
  void restart() throws IOException {
    run();
    awaitReady();
  }

  /** It does nothing any more, but its connections stay. */
  void freeze() {
    signal("STOP");
  }

  void thaw() {
    signal("CONT");
  }

  private void signal(String signal) {
    try {
      await(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(Process process) {
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) throw new AssertionError("a process does not end");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    if (process != null) kill();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
