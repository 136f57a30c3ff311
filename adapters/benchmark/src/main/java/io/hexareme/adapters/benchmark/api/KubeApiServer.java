package io.hexareme.adapters.benchmark.api;

import io.hexareme.adapters.benchmark.peer.RealEtcd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A real kube-apiserver on a real etcd, both with the settings they ship, RBAC on. */
record KubeApiServer(Process process, RealEtcd etcd, URI address) implements Subject {
  private static final String TOKEN = "benchmark-administrator";

  /** The binary that the environment names; empty for none. */
  static Optional<Path> binary() {
    return Optional.ofNullable(System.getenv("HEXAREME_KUBE_APISERVER")).filter(name -> !name.isBlank()).map(Path::of);
  }

  static KubeApiServer start(Path binary, Path directory) {
    RealEtcd etcd = RealEtcd.start(directory, 1);
    try {
      Path tokens = Files.writeString(directory.resolve("tokens.csv"), TOKEN + ",admin,1,system:masters\n");
      Path key = directory.resolve("accounts.key");
      run("openssl", "genrsa", "-out", key.toString(), "2048");
      int port = freePort();
      Process process = new ProcessBuilder(binary.toString(), "--etcd-servers=" + etcd.endpoints().getFirst(), "--bind-address=127.0.0.1",
          "--secure-port=" + port, "--cert-dir=" + directory.resolve("certificates"), "--token-auth-file=" + tokens,
          "--authorization-mode=RBAC", "--service-cluster-ip-range=10.96.0.0/16", "--service-account-issuer=https://kubernetes.default.svc",
          "--service-account-signing-key-file=" + key, "--service-account-key-file=" + key)
          .redirectErrorStream(true).redirectOutput(directory.resolve("kube-apiserver.log").toFile()).start();
      return new KubeApiServer(process, etcd, URI.create("https://127.0.0.1:" + port));
    } catch (IOException cannot) {
      etcd.close();
      throw new UncheckedIOException(cannot);
    }
  }

  private static void run(String... command) throws IOException {
    try {
      int code = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
      if (code != 0) {
        throw new IOException(String.join(" ", command) + " failed with " + code);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public String name() {
    return "kube-apiserver";
  }

  @Override
  public String administrator() {
    return TOKEN;
  }

  @Override
  public List<Process> processes() {
    List<Process> all = new ArrayList<>(etcd.members());
    all.add(process);
    return all;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
    etcd.close();
  }
}
