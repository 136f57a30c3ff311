package io.hexareme.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.FiguresInMemory;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a group tells of itself, under the names of etcd's documentation. */
class GroupMetricsTest {
  private final StoreGroup group = new StoreGroup(3);
  private final TreeMap<String, FiguresInMemory> figures = new TreeMap<>();

  @BeforeEach
  void start() {
    group.nodes.forEach((name, node) -> {
      figures.put(name, new FiguresInMemory());
      node.metrics = figures.get(name);
    });
    group.startAll();
  }

  private double gauge(String member, String name) {
    return figures.get(member).gauges.get(name + "{}").getAsDouble();
  }

  private double counter(String member, String name) {
    return figures.get(member).counters.getOrDefault(name + "{}", 0.0);
  }

  @Test
  void one_leads_and_all_know_of_a_leader() {
    group.pass(Duration.ofMillis(50));
    for (String name : group.nodes.keySet()) {
      assertThat(gauge(name, "etcd_server_has_leader")).isEqualTo(1);
      assertThat(gauge(name, "etcd_server_is_leader")).isEqualTo(name.equals(group.leader()) ? 1 : 0);
      assertThat(counter(name, "etcd_server_leader_changes_seen_total")).isEqualTo(1);
    }
    String dead = group.leader();
    group.kill(dead);
    group.awaitLeader();
    group.pass(Duration.ofMillis(50));
    for (String name : group.running()) assertThat(counter(name, "etcd_server_leader_changes_seen_total")).isEqualTo(2);
    for (String name : List.copyOf(group.running()).subList(1, 2)) group.kill(name);
    group.pass(Duration.ofSeconds(1));
    assertThat(gauge(group.running().getFirst(), "etcd_server_has_leader")).isZero();
  }

  @Test
  void proposals_disk_writes_and_ways_to_the_others_are_counted() {
    for (int i = 0; i < 10; i++) group.write(group.leader(), "k" + i, "");
    group.pass(Duration.ofSeconds(1));
    for (String name : group.nodes.keySet()) {
      assertThat(counter(name, "etcd_server_proposals_committed_total")).isGreaterThan(10);
      assertThat(counter(name, "etcd_server_proposals_applied_total")).isEqualTo(counter(group.leader(), "etcd_server_proposals_applied_total"));
      assertThat(counter(name, "etcd_server_proposals_failed_total")).isZero();
      assertThat(gauge(name, "etcd_server_proposals_pending")).isZero();
      assertThat(figures.get(name).observed.get("etcd_disk_wal_fsync_duration_seconds{}")).hasSizeGreaterThan(9);
      assertThat(figures.get(name).observed.keySet()).filteredOn(row -> row.startsWith("etcd_network_peer_round_trip_time_seconds{To=")).hasSize(2);
    }
  }

  @Test
  void a_refused_proposal_and_an_unreadable_message_are_counted() {
    String leader = group.leader();
    String other = group.follower();
    group.network.speakingAs(group.nodes.get(other).id()).send(group.nodes.get(leader).id(), new io.hexareme.ports.value.Bytes(new byte[] {(byte) 0xff}));
    group.loop.runAll();
    assertThat(counter(leader, "hexareme_store_bad_frames_total")).isEqualTo(1);
    for (String name : group.running()) {
      if (!name.equals(leader)) group.kill(name);
    }
    var write = group.store(leader).txn(StoreFixture.put("a", "")).toCompletableFuture();
    group.until(write::isDone);
    assertThat(counter(leader, "etcd_server_proposals_failed_total")).isEqualTo(1);
  }
}
