package io.hexareme.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteClusterTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static TestCluster local;
  private static RemoteCluster remote;

  @BeforeAll
  static void start() {
    local = ClusterOptions.WALL_CLOCK.nodes(1).start();
    remote = RemoteCluster.over(local);
  }

  @AfterAll
  static void close() {
    remote.close();
    local.close();
  }

  private static Value whoIs(ClusterClient client) {
    return client.send("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", Value.obj(), "application/json").body().at("status", "userInfo");
  }

  @Test
  void everybody_is_who_they_say_they_are() {
    assertThat(whoIs(remote.admin()).text("username")).isEqualTo(whoIs(local.admin()).text("username")).isNotEmpty();
    Value alice = whoIs(remote.as("alice", "painters", "poets"));
    assertThat(alice.text("username")).isEqualTo("alice");
    assertThat(alice.list("groups").stream().map(group -> group.asString(""))).contains("painters", "poets", "system:authenticated");
    assertThat(whoIs(remote.as("system:node:node-1")).list("groups").stream().map(group -> group.asString(""))).contains("system:nodes");
    assertThat(remote.as("anonymous").send("GET", "/api/v1/secrets", null, "").body().text("message")).contains("User \"system:anonymous\" cannot list");
  }

  @Test
  void what_is_created_is_known_and_can_be_taken_away_again() {
    remote.admin().apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: remote-red}}");
    remote.admin().create("{apiVersion: v1, kind: ConfigMap, metadata: {generateName: remote-}}");
    remote.admin().apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: remote-red}, data: {a: b}}");
    whoIs(remote.admin());
    List<String> ours = remote.created().stream().filter(path -> path.contains("remote-")).toList();
    assertThat(ours).hasSize(2).first().isEqualTo("/api/v1/namespaces/default/configmaps/remote-red");
    ours.forEach(path -> assertThat(remote.admin().send("DELETE", path, null, "").isOk()).isTrue());
  }

  @Test
  void a_watch_tells_events_as_they_happen() {
    List<String> told = new CopyOnWriteArrayList<>();
    ApiRequest watch = new ApiRequest("GET", "/api/v1/configmaps", Map.of("watch", List.of("true"), "labelSelector", List.of("told=yes")),
        Map.of("accept", Body.TREE), new Body.None(), remote.administrator(), "");
    ApiResponse.Streaming stream = (ApiResponse.Streaming) remote.time().await(remote.server().handle(watch));
    stream.frames().start(new ApiResponse.Sink() {
      @Override
      public boolean frame(Body frame) {
        told.add(((Body.Tree) frame).value().text("type"));
        return true;
      }

      @Override
      public void end() {
        told.add("END");
      }
    });
    remote.admin().apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: told, labels: {told: 'yes'}}}");
    remote.admin().delete("cm", "told");
    assertThat(remote.time().runUntil(() -> told.size() == 2, SOON)).isTrue();
    assertThat(told).containsExactly("ADDED", "DELETED");
    stream.frames().cancel();
  }

  @Test
  void what_it_cannot_do_is_refused_with_the_reason() {
    assertThatThrownBy(() -> remote.time().advance(Duration.ofHours(1))).hasMessageContaining("runs on the wall clock");
    assertThatThrownBy(() -> remote.faults().compactNow()).isInstanceOf(UnsupportedOperationException.class).hasMessageContaining("only in virtual time");
    assertThatThrownBy(remote::fork).hasMessage("only a cluster that the test has started itself can be forked");
  }

  @Test
  void of_a_cluster_elsewhere_the_machines_cannot_be_reached_but_the_server_can(@TempDir Path directory) throws IOException {
    Path kubeconfig = Files.writeString(directory.resolve("kubeconfig"), local.kubeconfig());
    try (RemoteCluster elsewhere = RemoteCluster.at(kubeconfig)) {
      assertThat(elsewhere.admin().list("nodes")).hasSize(1);
      assertThatThrownBy(elsewhere::machines).hasMessage("nodes and processes can be reached only in a cluster that the test has started itself");
    }
  }

  @Test
  void a_server_that_is_not_there_is_named(@TempDir Path directory) throws IOException {
    Path kubeconfig = Files.writeString(directory.resolve("kubeconfig"), local.kubeconfig().replaceFirst("server: .*", "server: https://127.0.0.1:1"));
    try (RemoteCluster nowhere = RemoteCluster.at(kubeconfig)) {
      assertThatThrownBy(() -> nowhere.admin().list("nodes")).hasMessageContaining("the API server at https://127.0.0.1:1 does not answer");
    }
  }
}
