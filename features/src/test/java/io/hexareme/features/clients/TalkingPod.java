package io.hexareme.features.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.testkit.TestCluster;
import io.hexareme.ports.http.HttpReply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A Pod that serves HTTP and logs a line every now and then, for clients to talk with. */
final class TalkingPod {
  static final String NAME = "talker";
  static final int PORT = 8080;
  private static final String POD = """
      apiVersion: v1
      kind: Pod
      metadata: {name: talker}
      spec: {containers: [{name: talker, image: acme/talker}]}
      """;

  private TalkingPod() {}

  static void runsIn(TestCluster cluster) {
    cluster.images().image("acme/talker", context -> {
      context.log("begin");
      context.every(Duration.ofMillis(200), () -> context.log("tick"));
      context.serve(PORT, call -> HttpReply.ok("you asked " + call.path()));
    });
    assertThat(cluster.time().runUntil(() -> !cluster.admin().get("serviceaccount", "default").isNull(), Duration.ofSeconds(30))).isTrue();
    cluster.admin().apply(POD);
    assertThat(cluster.time().runUntil(() -> cluster.admin().get("pod", NAME).text("status", "phase").equals("Running"), Duration.ofSeconds(30))).isTrue();
  }

  /** What is answered on a port of this machine. */
  static String answer(int port, String path) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(20)).build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
