package io.hexareme.adapters.backupetcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hexareme.ports.peers.FreePorts;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An etcd of its own on free ports of the loopback interface. */
final class RealEtcd implements AutoCloseable {
  private static final List<String> PROGRAMS = List.of("etcd", "etcdctl");
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final String endpoint;

  private RealEtcd(Process process, String endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  static void require() {
    List<String> missing = PROGRAMS.stream().filter(program -> !onPath(program)).toList();
    if (Boolean.parseBoolean(System.getenv("HEXAREME_REQUIRE_PEERS"))) {
      assertThat(missing).as("programs that must be there").isEmpty();
    }
    assumeTrue(missing.isEmpty(), () -> "not on this machine: " + missing);
  }

  static RealEtcd start(Path data, Path logs) throws IOException, InterruptedException {
    String client = "http://127.0.0.1:" + FreePorts.next();
    String peer = "http://127.0.0.1:" + FreePorts.next();
    List<String> command = List.of("etcd", "--name=m", "--data-dir=" + data, "--listen-client-urls=" + client,
        "--advertise-client-urls=" + client, "--listen-peer-urls=" + peer, "--initial-advertise-peer-urls=http://127.0.0.1:1",
        "--initial-cluster=m=http://127.0.0.1:1");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(logs.resolve("etcd.log").toFile()).start();
    RealEtcd etcd = new RealEtcd(process, client);
    etcd.ctlOf("--dial-timeout=30s", "--command-timeout=30s", "get", "--consistency=l", "ready");
    return etcd;
  }

  /** What etcdctl prints when it asks this server. */
  String ctlOf(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("--endpoints=" + endpoint));
    all.addAll(List.of(arguments));
    return ctl(all.toArray(String[]::new));
  }

  /** What etcdctl prints. */
  static String ctl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("etcdctl"));
    command.addAll(List.of(arguments));
    Path errors = Files.createTempFile("etcdctl", ".err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().put("ETCDCTL_API", "3");
    Process process = builder.start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("etcdctl ends").isTrue();
      assertThat(process.exitValue()).as(() -> command + ": " + read(errors)).isZero();
      return output;
    } finally {
      process.destroyForcibly();
      Files.delete(errors);
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  private static boolean onPath(String program) {
    for (String directory : System.getenv("PATH").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(directory, program))) return true;
    }
    return false;
  }
}
