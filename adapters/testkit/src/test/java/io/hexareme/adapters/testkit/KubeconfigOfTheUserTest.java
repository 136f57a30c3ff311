package io.hexareme.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.hexareme.adapters.testkit.clientjava.ClientJava;
import io.hexareme.adapters.testkit.fabric8.Fabric8;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the kubeconfig of whoever runs the tests says, it does not matter: it may be that of a production cluster. */
final class KubeconfigOfTheUserTest {

  /** What a test would do, in a process with such an environment. */
  static final class OneTest {
    private OneTest() {}

    public static void main(String[] arguments) throws Exception {
      try (TestCluster cluster = ClusterOptions.VIRTUAL.start();
          KubernetesClient inProcess = Fabric8.inProcess(cluster);
          KubernetesClient overHttp = Fabric8.overHttp(cluster)) {
        boolean right = inProcess.nodes().list().getItems().size() == 1 && overHttp.nodes().list().getItems().size() == 1
            && new CoreV1Api(ClientJava.inProcess(cluster)).listNode().execute().getItems().size() == 1
            && new CoreV1Api(ClientJava.overHttp(cluster)).listNode().execute().getItems().size() == 1
            && inProcess.getNamespace().equals("default") && overHttp.getNamespace().equals("default");
        System.exit(right ? 0 : 1);
      }
    }
  }

  @Test
  void it_is_never_used(@TempDir Path home) throws Exception {
    try (ServerSocket trap = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Path kubeconfig = Files.createDirectories(home.resolve(".kube")).resolve("config");
      Files.writeString(kubeconfig, kubeconfig(trap.getLocalPort()));
      Process process = test(home, kubeconfig, home.resolve("out"), "http://127.0.0.1:" + trap.getLocalPort());
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(() -> read(home.resolve("out"))).isZero();
      assertThat(somebodyCame(trap)).isFalse();
    }
  }

  private static Process test(Path home, Path kubeconfig, Path out, String master) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
        "-Duser.home=" + home, "-cp", System.getProperty("java.class.path"), OneTest.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("KUBERNETES_MASTER", master);
    builder.environment().put("KUBERNETES_NAMESPACE", "production");
    return builder.start();
  }

  private static boolean somebodyCame(ServerSocket trap) throws IOException {
    trap.setSoTimeout(1);
    try {
      trap.accept().close();
      return true;
    } catch (SocketTimeoutException nobody) {
      return false;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  private static String kubeconfig(int port) {
    return """
        apiVersion: v1
        kind: Config
        clusters: [{name: production, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: me, user: {token: secret}}]
        contexts: [{name: production, context: {cluster: production, user: me, namespace: production}}]
        current-context: production
        """.formatted(port);
  }
}
