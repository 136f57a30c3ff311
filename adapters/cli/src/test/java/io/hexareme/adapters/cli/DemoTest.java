package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.adapters.assembly.Cluster;
import io.hexareme.adapters.assembly.ClusterSettings;
import io.hexareme.adapters.assembly.remote.KubeconfigFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a user starts it, and explain against a cluster over HTTPS. */
class DemoTest {
  private static int execute(StringWriter out, String... args) {
    return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true)).execute(args);
  }

  /** The steps of one phase as {@code component action}. */
  private static List<String> steps(String phase) {
    return phase.lines().filter(line -> line.matches(" *[0-9]+\\.[0-9] .*")).map(line -> line.trim().split(" +"))
        .map(words -> words[1] + " " + words[2]).toList();
  }

  @Test
  void the_way_of_one_request_is_told_in_the_order_of_its_causes() {
    StringWriter out = new StringWriter();
    assertThat(execute(out, "demo", "--timeout", "60")).as(out.toString()).isZero();
    String[] phases = out.toString().split("\nYou ");
    assertThat(phases).hasSize(3);
    List<String> applied = steps(phases[1]);
    assertThat(applied).startsWith("apiserver authenticate", "apiserver authorize", "apiserver decode", "apiserver default");
    assertThat(applied).containsSubsequence(
        "apiserver authenticate", "apiserver authorize", "apiserver decode", "apiserver default", "apiserver admit-mutating",
        "apiserver validate", "apiserver admit-validating", "apiserver store",
        "deployment-controller reconcile", "apiserver store",
        "replicaset-controller reconcile", "apiserver store",
        "scheduler schedule", "apiserver store",
        "kubelet/node-1 sync", "runtime/node-1 run-sandbox", "runtime/node-1 create-container", "runtime/node-1 start-container",
        "kubelet/node-1 sync", "apiserver store",
        "replicaset-controller reconcile", "apiserver store",
        "deployment-controller reconcile", "apiserver store");
    assertThat(steps(phases[2])).containsSubsequence("runtime/node-1 container-exited", "kubelet/node-1 sync",
        "runtime/node-1 create-container", "runtime/node-1 start-container", "kubelet/node-1 sync", "apiserver store");
    assertThat(phases[2]).contains("✓ Deployment web: 3 of 3 replicas available").contains("✓ Service web: 3 ready addresses").contains("restarted once");
  }

  @Test
  void what_does_not_happen_is_said_and_makes_the_demo_fail(@TempDir Path directory) throws InterruptedException {
    Path kubeconfig = directory.resolve("kubeconfig");
    StringWriter out = new StringWriter();
    try (Cluster cluster = Cluster.start(ClusterSettings.inMemory().withNodes(0).withKubeconfig(kubeconfig), failure -> {});
        BlockingApiServer server = new BlockingApiServer(KubeconfigFile.read(kubeconfig))) {
      Demo demo = new Demo(cluster, new DemoClient(server), new PrintWriter(out), new LineLayout(false), false, Duration.ofSeconds(1));
      assertThatThrownBy(demo::run).isInstanceOf(DemoFailure.class)
          .hasMessage("did not happen within 1 s: Deployment web has 0 of 3 replicas available");
      StringWriter explained = new StringWriter();
      assertThat(execute(explained, "explain", "deploy/web", "--kubeconfig", kubeconfig.toString())).isEqualTo(3);
      assertThat(explained.toString()).startsWith("deployment/web is waiting for the scheduler: no nodes available to schedule pods");
      assertThat(execute(explained, "explain", "cm/kube-root-ca.crt", "--kubeconfig", kubeconfig.toString())).isZero();
      assertThat(execute(explained, "explain", "pod/nope", "--kubeconfig", kubeconfig.toString())).isEqualTo(1);
      assertThat(execute(explained, "explain", "foo/bar", "--kubeconfig", kubeconfig.toString())).isEqualTo(2);
    }
  }
}
