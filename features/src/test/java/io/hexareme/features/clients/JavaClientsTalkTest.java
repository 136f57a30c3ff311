package io.hexareme.features.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.hexareme.adapters.testkit.ClusterOptions;
import io.hexareme.adapters.testkit.TestCluster;
import io.hexareme.adapters.testkit.clientjava.ClientJava;
import io.hexareme.adapters.testkit.fabric8.Fabric8;
import io.kubernetes.client.Copy;
import io.kubernetes.client.Exec;
import io.kubernetes.client.PortForward;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the two Java clients talk with containers, over HTTPS. */
@Timeout(60)
class JavaClientsTalkTest {
  private static final TestCluster CLUSTER = ClusterOptions.WALL_CLOCK.start();
  private static KubernetesClient fabric8;
  private static ApiClient official;

  @BeforeAll
  static void begin() {
    TalkingPod.runsIn(CLUSTER);
    fabric8 = Fabric8.overHttp(CLUSTER);
    official = ClientJava.overHttp(CLUSTER);
  }

  @AfterAll
  static void stop() {
    fabric8.close();
    ClientJava.close(official);
    CLUSTER.close();
  }

  private static PodResource pod() {
    return fabric8.pods().inNamespace("default").withName(TalkingPod.NAME);
  }

  // ---- fabric8 ----

  @Test
  void fabric8_runs_a_command_and_hears_both_streams_and_the_exit_code() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (ExecWatch exec = pod().writingOutput(out).writingError(err).exec("sh", "-c", "echo said; echo wrong >&2; exit 3")) {
      assertThat(exec.exitCode().get(20, TimeUnit.SECONDS)).isEqualTo(3);
    }
    assertThat(out).hasToString("said\n");
    assertThat(err).hasToString("wrong\n");
  }

  @Test
  void fabric8_says_something_to_a_command() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ExecWatch exec = pod().redirectingInput().writingOutput(out).exec("sh")) {
      exec.getInput().write("echo heard\nexit 5\n".getBytes(StandardCharsets.UTF_8));
      exec.getInput().flush();
      assertThat(exec.exitCode().get(20, TimeUnit.SECONDS)).isEqualTo(5);
    }
    assertThat(out).hasToString("heard\n");
  }

  @Test
  void fabric8_forwards_a_port() throws Exception {
    try (LocalPortForward forward = pod().portForward(TalkingPod.PORT)) {
      assertThat(TalkingPod.answer(forward.getLocalPort(), "/first")).isEqualTo("you asked /first");
      assertThat(TalkingPod.answer(forward.getLocalPort(), "/second")).isEqualTo("you asked /second");
      assertThat(forward.errorOccurred()).isFalse();
    }
  }

  @Test
  void fabric8_copies_files_both_ways(@TempDir Path directory) throws Exception {
    byte[] content = random(300_000);
    assertThat(pod().file("/srv/stream").upload(new ByteArrayInputStream(content))).isTrue();
    try (InputStream read = pod().file("/srv/stream").read()) {
      ByteArrayOutputStream back = new ByteArrayOutputStream();
      read.transferTo(back); // readAllBytes asks for nothing in between, which fabric8 asserts that nobody does
      assertThat(back.toByteArray()).isEqualTo(content);
    }
    Path there = Files.write(directory.resolve("there"), content);
    assertThat(pod().file("/srv/file").upload(there)).isTrue();
    assertThat(pod().file("/srv/file").copy(directory.resolve("back"))).isTrue();
    assertThat(directory.resolve("back")).hasSameBinaryContentAs(there);
  }

  @Test
  void fabric8_follows_a_log() throws Exception {
    try (LogWatch log = pod().watchLog(); BufferedReader lines = new BufferedReader(new InputStreamReader(log.getOutput(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("begin");
      assertThat(lines.readLine()).isEqualTo("tick");
      assertThat(lines.readLine()).isEqualTo("tick");
    }
  }

  // ---- client-java ----

  @Test
  void client_java_runs_a_command_and_hears_both_streams_and_the_exit_code() throws Exception {
    Process process = new Exec(official).exec("default", TalkingPod.NAME, new String[] {"sh", "-c", "echo said; echo wrong >&2; exit 3"}, false);
    InputStream errors = process.getErrorStream();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("said\n");
    assertThat(new String(errors.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("wrong\n");
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(3);
  }

  @Test
  void client_java_says_something_to_a_command() throws Exception {
    Process process = new Exec(official).exec("default", TalkingPod.NAME, new String[] {"sh"}, true);
    OutputStream input = process.getOutputStream();
    input.write("echo heard\nexit 5\n".getBytes(StandardCharsets.UTF_8));
    input.flush();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("heard\n");
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(5);
  }

  @Test
  void client_java_forwards_a_port() throws Exception {
    PortForward.PortForwardResult forward = new PortForward(official).forward("default", TalkingPod.NAME, List.of(TalkingPod.PORT));
    InputStream incoming = forward.getInputStream(TalkingPod.PORT); // once the answer has come and the talk is over, client-java gives none any more
    forward.getOutboundStream(TalkingPod.PORT).write("GET /asked HTTP/1.1\r\nhost: talker\r\nconnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    forward.getOutboundStream(TalkingPod.PORT).flush();
    String answer = new String(incoming.readAllBytes(), StandardCharsets.UTF_8);
    assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("you asked /asked");
  }

  @Test
  void client_java_copies_files_both_ways(@TempDir Path directory) throws Exception {
    byte[] content = random(300_000);
    Copy copy = new Copy(official);
    copy.copyFileToPod("default", TalkingPod.NAME, null, content, Path.of("/srv/official"));
    try (InputStream read = copy.copyFileFromPod("default", TalkingPod.NAME, "/srv/official")) {
      assertThat(read.readAllBytes()).isEqualTo(content);
    }
    copy.copyDirectoryFromPod("default", TalkingPod.NAME, "/srv", directory);
    assertThat(directory.resolve("srv/official")).hasBinaryContent(content);
  }

  @Test
  void client_java_reads_a_log() throws Exception {
    assertThat(new CoreV1Api(official).readNamespacedPodLog(TalkingPod.NAME, "default").limitBytes(6).execute()).isEqualTo("begin\n");
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }
}
