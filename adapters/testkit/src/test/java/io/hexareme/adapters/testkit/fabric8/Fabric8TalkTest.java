package io.hexareme.adapters.testkit.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.hexareme.adapters.testkit.ClusterOptions;
import io.hexareme.adapters.testkit.TestCluster;
import io.hexareme.ports.http.HttpReply;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client's conversations with containers. */
@Timeout(60)
final class Fabric8TalkTest {
  private static final String POD = """
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec: {containers: [{name: web, image: acme/web}]}
      """;

  enum Way {
    IN_PROCESS_IN_VIRTUAL_TIME, OVER_HTTP_IN_VIRTUAL_TIME, IN_PROCESS_ON_THE_WALL_CLOCK
  }

  @FunctionalInterface
  private interface Talk {
    void with(PodResource pod) throws Exception;
  }

  private static void talk(Way way, Talk talk) throws Exception {
    ClusterOptions options = way == Way.IN_PROCESS_ON_THE_WALL_CLOCK ? ClusterOptions.WALL_CLOCK : ClusterOptions.VIRTUAL;
    try (TestCluster cluster = options.nodes(1).start();
        KubernetesClient client = way == Way.OVER_HTTP_IN_VIRTUAL_TIME ? Fabric8.overHttp(cluster) : Fabric8.inProcess(cluster)) {
      cluster.images().image("acme/web", context -> context.serve(80, call -> HttpReply.ok("you asked " + call.path())));
      assertThat(cluster.time().runUntil(() -> !cluster.admin().get("serviceaccount", "default").isNull(), Duration.ofSeconds(30))).isTrue();
      cluster.admin().apply(POD);
      assertThat(cluster.time().runUntil(() -> cluster.admin().get("pod", "web").text("status", "phase").equals("Running"), Duration.ofSeconds(30))).isTrue();
      talk.with(client.pods().inNamespace("default").withName("web"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_command_is_heard_on_both_streams_and_takes_its_time(Way way) throws Exception {
    talk(way, pod -> {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      try (ExecWatch exec = pod.writingOutput(out).writingError(err).exec("sh", "-c", "echo said; sleep 1; echo wrong >&2; exit 3")) {
        assertThat(exec.exitCode().get(20, TimeUnit.SECONDS)).isEqualTo(3);
      }
      assertThat(out).hasToString("said\n");
      assertThat(err).hasToString("wrong\n");
    });
  }

  @ParameterizedTest
  @EnumSource
  void a_command_is_told_something(Way way) throws Exception {
    talk(way, pod -> {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ExecWatch exec = pod.redirectingInput().writingOutput(out).exec("sh")) {
        exec.getInput().write("echo heard\nexit\n".getBytes(StandardCharsets.UTF_8));
        exec.getInput().flush();
        assertThat(exec.exitCode().get(20, TimeUnit.SECONDS)).isZero();
      }
      assertThat(out).hasToString("heard\n");
    });
  }

  @ParameterizedTest
  @EnumSource
  void a_port_is_forwarded(Way way) throws Exception {
    talk(way, pod -> {
      try (LocalPortForward forward = pod.portForward(80); HttpClient http = HttpClient.newHttpClient()) {
        for (String path : new String[] {"/first", "/second"}) {
          HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + forward.getLocalPort() + path)).timeout(Duration.ofSeconds(20)).build();
          assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body()).isEqualTo("you asked " + path);
        }
      }
    });
  }

  @ParameterizedTest
  @EnumSource
  void a_file_goes_there_and_back(Way way) throws Exception {
    byte[] content = new byte[200_000];
    new Random(5).nextBytes(content);
    talk(way, pod -> {
      assertThat(pod.file("/srv/file").upload(new ByteArrayInputStream(content))).isTrue();
      try (InputStream read = pod.file("/srv/file").read()) {
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        read.transferTo(back); // readAllBytes asks for nothing in between, which fabric8 asserts that nobody does
        assertThat(back.toByteArray()).isEqualTo(content);
      }
    });
  }
}
