package io.hexareme.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.adapters.testkit.client.Manifests;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class VirtualClusterTest {
  private final TestCluster cluster = ClusterOptions.VIRTUAL.nodes(2).start();

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void a_deployment_becomes_available_in_virtual_time() {
    cluster.admin().apply(Manifest.deployment("web", 3));
    assertThat(cluster.time().runUntil(() -> ready("web") == 3, Duration.ofMinutes(1))).isTrue();
    assertThat(cluster.admin().list("po")).hasSize(3);
    assertThat(cluster.machines().running("node-1").size() + cluster.machines().running("node-2").size()).isEqualTo(3);
  }

  private long ready(String deployment) {
    return cluster.admin().get("deploy", deployment).at("status", "readyReplicas").asLong(0);
  }

  @Test
  void exactly_as_much_time_passes_as_is_asked_for() {
    Instant before = cluster.time().now();
    cluster.time().advance(Duration.ofHours(2));
    assertThat(cluster.time().now()).isEqualTo(before.plus(Duration.ofHours(2)));
    assertThat(cluster.time().isVirtual()).isTrue();
  }

  @Test
  void a_condition_that_does_not_come_true_takes_the_time_it_was_given() {
    Duration before = cluster.time().elapsed();
    assertThat(cluster.time().runUntil(() -> false, Duration.ofMinutes(3))).isFalse();
    assertThat(cluster.time().elapsed()).isEqualTo(before.plusMinutes(3));
  }

  @Test
  void a_condition_is_asked_while_things_change_within_one_instant() {
    cluster.admin().apply(Manifest.deployment("web", 3));
    long[] most = {0};
    cluster.time().runUntil(() -> {
      long pods = cluster.admin().list("pods").size();
      most[0] = pods == 1 ? 1 : most[0];
      return pods == 3;
    }, Duration.ofMinutes(1));
    assertThat(most[0]).as("the moment at which there was one Pod was seen").isEqualTo(1);
  }

  @Test
  void settled_means_that_everything_is_ready() {
    cluster.admin().apply(Manifest.deployment("web", 3));
    cluster.time().settle();
    assertThat(ready("web")).isEqualTo(3);
  }

  @Test
  void a_refusal_says_what_the_status_says() {
    assertThatThrownBy(() -> cluster.as("jane").list("secrets")).isInstanceOf(RequestRefused.class)
        .hasMessageContaining("403 Forbidden").hasMessageContaining("User \"jane\" cannot list resource \"secrets\"");
    assertThatThrownBy(() -> cluster.admin().delete("pod", "none")).hasMessageContaining("404 NotFound");
    assertThat(cluster.admin().get("pod", "none")).isEqualTo(Value.Null.NULL);
  }

  @Test
  void a_kind_goes_by_any_of_its_names() {
    cluster.admin().create(Manifest.deployment("web", 1));
    for (String name : new String[] {"Deployment", "deployment", "deployments", "deploy", "deployments.apps"}) {
      assertThat(cluster.admin().get(name, "default/web").text("metadata", "name")).as(name).isEqualTo("web");
    }
    assertThatThrownBy(() -> cluster.admin().list("gizmos")).hasMessage("the server doesn't have a resource type \"gizmos\"");
  }

  @Test
  void who_asks_is_who_is_named() {
    String review = "apiVersion: authentication.k8s.io/v1\nkind: SelfSubjectReview\n";
    Value scheduler = cluster.as("system:kube-scheduler").send("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews",
        Manifests.value(review), null).body();
    Value jane = cluster.as("jane", "team-a").send("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews",
        Manifests.value(review), null).body();
    assertThat(scheduler.text("status", "userInfo", "username")).isEqualTo("system:kube-scheduler");
    assertThat(jane.text("status", "userInfo", "username")).isEqualTo("jane");
    assertThat(jane.list("status", "userInfo", "groups")).contains(Value.of("team-a"));
  }

  @Test
  void a_reset_forgets_everything() {
    cluster.admin().create(Manifest.deployment("web", 1));
    cluster.reset();
    assertThat(cluster.admin().get("deployment", "web")).isEqualTo(Value.Null.NULL);
    assertThat(cluster.admin().list("nodes")).hasSize(2);
  }

  @Test
  void a_snapshot_is_come_back_to() {
    cluster.admin().apply(Manifest.deployment("web", 2));
    cluster.time().settle();
    TestCluster.Snapshot snapshot = cluster.snapshot();
    cluster.admin().delete("deployment", "web");
    cluster.time().settle();
    assertThat(cluster.admin().list("pods")).isEmpty();
    cluster.restore(snapshot);
    assertThat(ready("web")).isEqualTo(2);
    assertThat(cluster.machines().running("node-1").size() + cluster.machines().running("node-2").size()).isEqualTo(2);
    assertThatThrownBy(() -> cluster.restore(new TestCluster.Snapshot() {})).hasMessageContaining("not a snapshot of a cluster in virtual time");
  }

  @Test
  void a_fork_goes_its_own_way() {
    cluster.admin().apply(Manifest.deployment("web", 1));
    cluster.time().settle();
    try (TestCluster fork = cluster.fork()) {
      fork.admin().patch("deployment", "web", "spec: {replicas: 3}");
      assertThat(fork.time().runUntil(() -> fork.admin().list("pods").size() == 3, Duration.ofMinutes(1))).isTrue();
      assertThat(cluster.admin().list("pods")).hasSize(1);
      fork.reset();
      assertThat(fork.admin().list("pods")).hasSize(1);
    }
  }

  @Test
  void the_timeline_tells_who_did_what() {
    cluster.admin().apply(Manifest.deployment("web", 1));
    cluster.time().settle();
    assertThat(cluster.timeline()).contains("deployment-controller").contains("scheduler").contains("kubelet/node-").contains("Deployment default/web");
  }

  @Test
  void two_clusters_know_nothing_of_each_other() {
    try (TestCluster other = ClusterOptions.VIRTUAL.start()) {
      cluster.admin().create(Manifest.deployment("web", 1));
      assertThat(other.admin().get("deployment", "web")).isEqualTo(Value.Null.NULL);
    }
  }
}
