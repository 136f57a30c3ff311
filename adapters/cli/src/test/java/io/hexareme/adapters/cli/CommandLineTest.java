package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.assembly.remote.KubeconfigFile;
import io.hexareme.ports.explanation.Explanation;
import io.hexareme.ports.explanation.State;
import io.hexareme.ports.explanation.Step;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir
  private Path directory;

  private int run(String... args) {
    return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(args);
  }

  @Test
  void what_is_no_kind_and_name_is_a_wrong_command_line() {
    for (String subject : List.of("web", "deployment/", "/web", "a/b/c")) {
      assertThat(run("explain", subject)).isEqualTo(2);
      assertThat(err.toString()).contains("\"" + subject + "\" is not KIND/NAME, such as deployment/web");
    }
  }

  @Test
  void a_kubeconfig_that_is_not_there_is_named() {
    Path missing = directory.resolve("nope");
    assertThat(run("explain", "pod/x", "--kubeconfig", missing.toString())).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("hexareme: there is no kubeconfig " + missing + "; is a cluster up? (--kubeconfig names another file)\n");
  }

  @Test
  void a_kubeconfig_that_makes_no_sense_is_refused_with_the_reason() throws IOException {
    Path file = Files.writeString(directory.resolve("kc"), "current-context: x\ncontexts: []\n");
    assertThat(run("explain", "pod/x", "--kubeconfig", file.toString())).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("hexareme: the kubeconfig " + file + " cannot be used: contexts has no entry named \"x\"\n");
  }

  @Test
  void a_server_that_is_not_there_is_named() throws IOException {
    Path file = Files.writeString(directory.resolve("kc"), """
        current-context: x
        contexts: [{name: x, context: {cluster: x, user: x}}]
        clusters: [{name: x, cluster: {server: "http://127.0.0.1:9"}}]
        users: [{name: x, user: {token: t}}]
        """);
    assertThat(run("explain", "pod/x", "--kubeconfig", file.toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith("hexareme: the API server at http://127.0.0.1:9 does not answer");
  }

  @Test
  void an_explanation_is_the_verdict_and_then_the_chain() {
    Explanation explanation = new Explanation("pod/p", State.STUCK, "pod/p is stuck at the kubelet on n: why", List.of(
        new Step(State.DONE, "scheduler", "pod/p", "placed on n"), new Step(State.STUCK, "kubelet/n", "pod/p and 1 more", "why")));
    assertThat(ExplanationLayout.lines(explanation)).containsExactly(
        "pod/p is stuck at the kubelet on n: why",
        "  ✓ scheduler  pod/p             placed on n",
        "  ✗ kubelet/n  pod/p and 1 more  why");
  }

  @Test
  void files_beside_a_kubeconfig_are_read() throws IOException {
    Files.writeString(directory.resolve("ca.pem"), "CA");
    Path file = Files.writeString(directory.resolve("kc"), """
        current-context: x
        contexts: [{name: x, context: {cluster: c, user: u, namespace: ns}}]
        clusters: [{name: c, cluster: {server: "https://h:1", certificate-authority: ca.pem}}]
        users: [{name: u, user: {token: t, client-key-data: S0VZ}}]
        """);
    KubeconfigFile config = KubeconfigFile.read(file);
    assertThat(config.authority()).isEqualTo("CA");
    assertThat(config.key()).isEqualTo("KEY");
    assertThat(config.token()).isEqualTo("t");
    assertThat(config.namespace()).isEqualTo("ns");
  }
}
