package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.store.BackupFormat.BackupDamaged;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of whole clusters: rehearsed, restored, scheduled. */
class BackupOfAClusterTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:05:00Z");

  @TempDir
  private Path directory;

  @Test
  void a_good_backup_would_serve_and_its_objects_are_counted() {
    SimulatedCluster cluster = withDeployment(SimulatedCluster.start(31, 2));

    RehearsalReport report = Rehearsal.of(cluster.backup(), NOW);

    assertThat(report.obstacle()).isEmpty();
    assertThat(report.wouldServe()).isTrue();
    assertThat(report.objects()).containsEntry("deployments.apps", 1L).containsEntry("pods", 3L).containsEntry("nodes", 2L);
    assertThat(report.found()).first().isEqualTo("the file is whole: its checksum is right");
    assertThat(report.found()).anyMatch(line -> line.matches("all \\d+ objects can be read through the API"));
  }

  @Test
  void a_rehearsal_leaves_the_live_cluster_alone() {
    SimulatedCluster cluster = withDeployment(SimulatedCluster.start(32, 1));
    List<Bytes> backup = cluster.backup();
    long before = revision(cluster);

    assertThat(Rehearsal.of(backup, NOW).wouldServe()).isTrue();
    cluster.world().settle();
    assertThat(revision(cluster)).isEqualTo(before);
  }

  @Test
  void a_damaged_backup_would_not_serve_because_the_checksum_is_wrong() {
    List<Bytes> backup = SimulatedCluster.controlPlane(ClusterShape.of(33, 0)).backup();
    byte[] damaged = backup.getFirst().array().clone();
    damaged[damaged.length / 2] ^= 1;
    List<Bytes> file = new ArrayList<>(backup);
    file.set(0, new Bytes(damaged));

    RehearsalReport report = Rehearsal.of(file, NOW);
    assertThat(report.wouldServe()).isFalse();
    assertThat(report.obstacle().orElseThrow()).contains("its SHA-256 is not the one at its end");
  }

  @Test
  void an_object_that_cannot_be_decoded_is_named() {
    SimulatedCluster cluster = SimulatedCluster.controlPlane(ClusterShape.of(34, 0));
    cluster.store("/registry/configmaps/default/broken", "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"broken\"");

    RehearsalReport report = Rehearsal.of(cluster.backup(), NOW);
    assertThat(report.obstacle().orElse("none")).startsWith("1 of ").contains("configmaps default/broken: ");
  }

  @Test
  void a_cluster_returns_to_the_state_of_its_backup() {
    SimulatedCluster cluster = withDeployment(SimulatedCluster.start(35, 2));
    List<Bytes> backup = cluster.backup();
    long saved = revision(cluster);
    scale(cluster, 1);
    create(cluster, Resource.CONFIG_MAPS, Value.obj("metadata", Value.obj("name", "late", "namespace", "default")));
    cluster.world().advance(Duration.ofSeconds(30));
    assertThat(available(cluster)).isEqualTo(1);

    cluster.loseStore();
    cluster.restoreStore(backup);
    cluster.startServer();
    cluster.world().advance(Duration.ofMinutes(2));

    assertThat(available(cluster)).isEqualTo(3);
    assertThat(pods(cluster)).hasSize(3).allMatch(pod -> pod.text("status", "phase").equals("Running"));
    assertThat(cluster.await(cluster.admin().get(Resource.CONFIG_MAPS, "default", "late"))).isInstanceOf(Result.Failed.class);
    assertThat(revision(cluster)).isGreaterThan(saved);
  }

  @Test
  void the_newest_three_hourly_backups_are_kept_and_each_is_whole() throws IOException {
    SimulatedCluster cluster = SimulatedCluster.startBackedUp(36, 1, new BackupSettings(Duration.ofHours(1), directory, 3, complaint -> {
      throw new AssertionError(complaint);
    }));
    cluster.world().advance(Duration.ofHours(5));

    try (Stream<Path> files = Files.list(directory)) {
      List<Path> backups = files.sorted().toList();
      assertThat(backups).hasSize(3);
      assertThat(backups).extracting(file -> file.getFileName().toString()).allMatch(name -> name.matches("hexareme-20260101T0[2345]\\d{4}Z-r\\d+\\.db"));
      assertThat(backups).allMatch(file -> Rehearsal.of(Backups.bytes(file), NOW).wouldServe());
    }
  }

  @Test
  void a_backup_becomes_a_data_directory_and_the_other_way_round() {
    Path file = directory.resolve("one.db");
    SimulatedCluster first = withDeployment(SimulatedCluster.startInFiles(37, 1, directory.resolve("live/store")));
    long saved = revision(first);
    first.stopServer();
    assertThat(Backups.snapshot(directory.resolve("live"), file).revision()).isEqualTo(saved);

    assertThat(Backups.restore(file, directory.resolve("new"), 0).revision()).isEqualTo(saved);
    SimulatedCluster second = SimulatedCluster.startInFiles(38, 1, directory.resolve("new/store"));
    second.world().advance(Duration.ofMinutes(1));
    assertThat(available(second)).isEqualTo(3);
    second.stopServer();
  }

  @Test
  void a_directory_with_something_in_it_is_not_overwritten() throws IOException {
    Path file = directory.resolve("one.db");
    SimulatedCluster cluster = SimulatedCluster.startInFiles(39, 0, directory.resolve("live/store"));
    cluster.stopServer();
    Backups.snapshot(directory.resolve("live"), file);

    assertThatThrownBy(() -> Backups.restore(file, directory.resolve("live"), 0)).isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("there is something in " + directory.resolve("live"));
    assertThatThrownBy(() -> Backups.snapshot(directory.resolve("nowhere"), file)).hasMessage("there is no store in " + directory.resolve("nowhere"));
    Files.write(file, new byte[] {1, 2, 3});
    assertThatThrownBy(() -> Backups.restore(file, directory.resolve("fresh"), 0)).isInstanceOf(BackupDamaged.class);
    assertThat(directory.resolve("fresh")).doesNotExist();
  }

  private static SimulatedCluster withDeployment(SimulatedCluster cluster) {
    create(cluster, Resource.DEPLOYMENTS, Value.obj(
        "metadata", Value.obj("name", "web", "namespace", "default"),
        "spec", Value.obj("replicas", 3, "selector", Value.obj("matchLabels", Value.obj("app", "web")), "template", Value.obj(
            "metadata", Value.obj("labels", Value.obj("app", "web")),
            "spec", Value.obj("containers", List.of(Value.obj("name", "web", "image", "nginx")))))));
    cluster.world().advance(Duration.ofSeconds(30));
    assertThat(available(cluster)).isEqualTo(3);
    return cluster;
  }

  private static void create(SimulatedCluster cluster, Resource resource, Obj object) {
    Obj typed = object.with("kind", resource.kind()).with("apiVersion", resource.apiVersion());
    assertThat(cluster.await(cluster.admin().create(resource, typed))).isInstanceOf(Result.Ok.class);
  }

  private static void scale(SimulatedCluster cluster, int replicas) {
    assertThat(cluster.await(cluster.admin().patch(Resource.DEPLOYMENTS, "default", "web", "", ApiClient.MERGE_PATCH,
        Value.obj("spec", Value.obj("replicas", replicas))))).isInstanceOf(Result.Ok.class);
  }

  private static long available(SimulatedCluster cluster) {
    Result result = cluster.await(cluster.admin().get(Resource.DEPLOYMENTS, "default", "web"));
    return result instanceof Result.Ok(int code, Obj web) ? web.at("status", "availableReplicas").asLong(0) : -1;
  }

  private static List<Value> pods(SimulatedCluster cluster) {
    Result result = cluster.await(cluster.admin().list(Resource.PODS, "default", Map.of("labelSelector", "app=web")));
    return result instanceof Result.Ok(int code, Obj list) ? list.list("items") : List.of();
  }

  private static long revision(SimulatedCluster cluster) {
    return ((RangeResult.Pairs) cluster.stored(RangeRequest.of(Bytes.utf8("none")))).revision();
  }
}
