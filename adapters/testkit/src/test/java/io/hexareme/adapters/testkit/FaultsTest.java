package io.hexareme.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FaultsTest {
  private final TestCluster cluster = ClusterOptions.VIRTUAL.nodes(2).start();

  @AfterEach
  void close() {
    cluster.close();
  }

  private long ready(String deployment) {
    return cluster.admin().get("deploy", deployment).at("status", "readyReplicas").asLong(0);
  }

  private boolean becomesReady(int replicas, Duration atMost) {
    return cluster.time().runUntil(() -> ready("web") == replicas, atMost);
  }

  @Test
  void writes_that_commit_but_time_out_make_no_pod_twice() {
    cluster.faults().next(3).writesTo("pods").commitButTimeOut();
    cluster.admin().apply(Manifest.deployment("web", 3));
    assertThat(becomesReady(3, Duration.ofMinutes(10))).isTrue();
    cluster.time().settle();
    assertThat(cluster.admin().list("pods")).hasSize(3);
    assertThat(cluster.timeline()).contains("the next 3 requests to create/update/patch/delete/deletecollection pods: carried out, but 504");
  }

  @Test
  void a_fault_hits_who_it_is_meant_for() {
    cluster.faults().requestsBy("kubectl").answer(429);
    assertThatThrownBy(() -> cluster.admin().list("pods")).hasMessageContaining("429 TooManyRequests");
    assertThat(cluster.as("system:kube-scheduler").list("pods")).isEmpty();
    cluster.faults().end();
    assertThat(cluster.admin().list("pods")).isEmpty();
  }

  @Test
  void every_second_update_conflicts_and_the_rollout_goes_on() {
    cluster.faults().every(2).updatesOf("deployments").conflict();
    cluster.admin().create(Manifest.deployment("web", 3));
    assertThat(becomesReady(3, Duration.ofMinutes(10))).isTrue();
  }

  @Test
  void a_fault_ends_after_its_time() {
    cluster.faults().writesTo("configmaps").during(Duration.ofMinutes(1)).answer(503);
    String one = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\n";
    assertThatThrownBy(() -> cluster.admin().create(one)).hasMessageContaining("503 ServiceUnavailable");
    cluster.time().advance(Duration.ofSeconds(61));
    assertThat(cluster.admin().create(one).text("metadata", "name")).isEqualTo("one");
  }

  @Test
  void a_node_that_loses_its_network_becomes_unknown_and_comes_back() {
    cluster.faults().node("node-2").losesItsNetwork();
    assertThat(cluster.time().runUntil(() -> readiness("node-2").equals("Unknown"), Duration.ofMinutes(5))).isTrue();
    cluster.faults().node("node-2").comesBack();
    assertThat(cluster.time().runUntil(() -> readiness("node-2").equals("True"), Duration.ofMinutes(5))).isTrue();
  }

  private String readiness(String node) {
    return cluster.admin().get("node", node).list("status", "conditions").stream()
        .filter(condition -> condition.text("type").equals("Ready")).findFirst().orElseThrow().text("status");
  }

  @Test
  void watches_that_drop_and_resume_stale_only_make_things_late() {
    cluster.faults().watchesOf("replicasets").during(Duration.ofMinutes(2)).dropAndResumeStale();
    cluster.admin().apply(Manifest.deployment("web", 2));
    assertThat(becomesReady(2, Duration.ofMinutes(10))).isTrue();
    cluster.time().settle();
    assertThat(cluster.admin().list("pods")).hasSize(2);
  }

  @Test
  void a_machine_without_power_runs_nothing() {
    cluster.admin().apply(Manifest.deployment("web", 4));
    assertThat(becomesReady(4, Duration.ofMinutes(1))).isTrue();
    cluster.faults().node("node-1").losesPower();
    assertThat(cluster.machines().running("node-1")).isEmpty();
    cluster.faults().end();
    assertThat(cluster.time().runUntil(() -> !cluster.machines().running("node-1").isEmpty(), Duration.ofMinutes(5))).isTrue();
  }

  @Test
  void the_controllers_can_be_crashed_paused_and_started() {
    cluster.machines().crash("controller-manager-1");
    cluster.admin().apply(Manifest.deployment("web", 1));
    assertThat(becomesReady(1, Duration.ofMinutes(1))).isFalse();
    cluster.machines().start("controller-manager-1");
    cluster.machines().pause("scheduler-1");
    assertThat(becomesReady(1, Duration.ofMinutes(1))).isFalse();
    cluster.machines().resume("scheduler-1");
    assertThat(becomesReady(1, Duration.ofMinutes(1))).isTrue();
    assertThatThrownBy(() -> cluster.machines().crash("etcd")).hasMessageContaining("there is no process etcd but apiserver-1, scheduler-1");
  }

  @Test
  void a_node_is_added_and_takes_work() {
    assertThat(cluster.machines().addNode()).isEqualTo("node-3");
    assertThat(cluster.machines().nodes()).containsExactly("node-1", "node-2", "node-3");
    cluster.admin().apply(Manifest.deployment("web", 9));
    assertThat(becomesReady(9, Duration.ofMinutes(1))).isTrue();
    assertThat(cluster.machines().running("node-3")).isNotEmpty();
  }

  @Test
  void a_container_is_killed_and_comes_back() {
    cluster.admin().apply(Manifest.deployment("web", 1));
    assertThat(becomesReady(1, Duration.ofMinutes(1))).isTrue();
    String node = cluster.admin().list("pods").getFirst().text("spec", "nodeName");
    String pod = cluster.machines().running(node).getFirst();
    assertThat(cluster.machines().kill(node, pod, "main")).isTrue();
    assertThat(cluster.machines().kill(node, pod, "sidecar")).isFalse();
    assertThat(cluster.time().runUntil(() -> cluster.admin().get("pod", pod).list("status", "containerStatuses").getFirst()
        .at("restartCount").asLong(0) == 1, Duration.ofMinutes(1))).isTrue();
  }

  @Test
  void nothing_scheduled_is_a_deadlock_that_says_who_waits() {
    cluster.machines().processes().forEach(cluster.machines()::pause);
    assertThatThrownBy(() -> cluster.time().runUntil(() -> false, Duration.ofHours(1))).isInstanceOf(Deadlock.class)
        .hasMessageContaining("nothing is scheduled").hasMessageContaining("apiserver-1 stands still");
  }

  @Test
  void a_store_of_three_survives_one() {
    try (TestCluster three = ClusterOptions.VIRTUAL.members(3).apiServers(2).start()) {
      three.faults().storeMember(1).crashes();
      three.faults().storeMember(2).diskStalls(Duration.ofSeconds(3));
      three.time().advance(Duration.ofSeconds(10));
      assertThat(three.admin().create(Manifest.deployment("web", 1)).text("metadata", "name")).isEqualTo("web");
      three.faults().storeMember(1).comesBack();
      three.faults().apiServer().crashes();
      assertThat(three.time().runUntil(() -> three.admin().get("deploy", "web").at("status", "readyReplicas").asLong(0) == 1, Duration.ofMinutes(5))).isTrue();
      three.faults().storeMember(2).isCutOff();
      three.faults().end();
      assertThatThrownBy(() -> three.faults().storeMember(4).isCutOff()).hasMessageContaining("members 1 to 3");
    }
  }

  @Test
  void what_makes_no_sense_is_named() {
    assertThatThrownBy(() -> cluster.faults().next(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> cluster.faults().every(0)).hasMessageContaining("every second one every(2)");
    assertThatThrownBy(() -> cluster.faults().apiServer().answers(418)).hasMessageContaining("not with 418");
    assertThatThrownBy(() -> cluster.faults().storeMember(1).crashes()).hasMessageContaining("no process store-m1");
    assertThatThrownBy(() -> cluster.faults().node("node-9").losesPower()).hasMessageContaining("node-9");
    assertThatThrownBy(() -> cluster.time().advance(Duration.ofSeconds(-1))).hasMessageContaining("time does not go back");
  }
}
