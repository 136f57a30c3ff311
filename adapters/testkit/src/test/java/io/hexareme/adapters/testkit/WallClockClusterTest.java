package io.hexareme.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.value.Value;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class WallClockClusterTest {
  private static final TestCluster CLUSTER = ClusterOptions.WALL_CLOCK.start();

  @AfterAll
  static void close() {
    CLUSTER.close();
  }

  @Test
  void a_deployment_becomes_available() {
    CLUSTER.admin().apply(Manifest.deployment("web", 3));
    assertThat(CLUSTER.time().runUntil(
        () -> CLUSTER.admin().get("deploy", "web").at("status", "readyReplicas").asLong(0) == 3, Duration.ofSeconds(30))).isTrue();
    assertThat(CLUSTER.machines().running("node-1")).hasSize(3);
  }

  @Test
  void time_cannot_be_advanced() {
    assertThatThrownBy(() -> CLUSTER.time().advance(Duration.ofHours(1))).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("runs on the wall clock").hasMessageContaining("time = VIRTUAL");
    assertThat(CLUSTER.time().isVirtual()).isFalse();
  }

  @Test
  void faults_and_processes_are_for_virtual_time() {
    assertThatThrownBy(() -> CLUSTER.faults().writesTo("pods").conflict()).hasMessageContaining("only in virtual time");
    assertThatThrownBy(() -> CLUSTER.machines().crash("scheduler-1")).hasMessageContaining("only in virtual time");
    assertThatThrownBy(CLUSTER::fork).hasMessageContaining("cannot be forked");
  }

  @Test
  void a_snapshot_is_come_back_to() {
    TestCluster.Snapshot snapshot = CLUSTER.snapshot();
    CLUSTER.admin().apply("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: passing}\n");
    CLUSTER.restore(snapshot);
    assertThat(CLUSTER.admin().get("configmap", "passing")).isEqualTo(Value.Null.NULL);
  }

  @Test
  void a_wait_that_is_in_vain_ends() {
    assertThat(CLUSTER.time().runUntil(() -> false, Duration.ofMillis(50))).isFalse();
  }

  @Test
  void a_refusal_is_thrown() {
    assertThatThrownBy(() -> CLUSTER.as("jane").list("secrets")).hasMessageContaining("403 Forbidden");
    assertThat(CLUSTER.admin().get("secret", "none")).isEqualTo(Value.Null.NULL);
  }
}
