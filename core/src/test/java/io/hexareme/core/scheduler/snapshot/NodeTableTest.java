package io.hexareme.core.scheduler.snapshot;

import static io.hexareme.core.scheduler.Given.labelled;
import static io.hexareme.core.scheduler.Given.node;
import static io.hexareme.core.scheduler.Given.on;
import static io.hexareme.core.scheduler.Given.pod;
import static io.hexareme.core.scheduler.Given.tainted;
import static io.hexareme.core.scheduler.Given.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeTableTest {

  @Test
  void a_pod_put_again_counts_once_where_it_was_put_last() {
    NodeTable table = world(node("n"), node("m"));
    PodInfo pod = PodInfo.of(pod("a", "1", "1Gi"));
    table.putPod(pod.on("n"));
    table.putPod(pod.on("n"));
    table.putPod(pod.on("m"));
    assertThat(table.node("n").cpu()).isZero();
    assertThat(table.node("m").cpu()).isEqualTo(1000);
    assertThat(table.placed("uid-a").node()).isEqualTo("m");
  }

  @Test
  void pods_of_a_node_not_seen_yet_count_as_soon_as_it_is() {
    NodeTable table = world(on(pod("a", "1", "1Gi"), "n"));
    assertThat(table.node("n")).isNull();
    assertThat(table.nodes()).isEmpty();
    table.putNode(NodeFacts.of(node("n")));
    assertThat(table.node("n").cpu()).isEqualTo(1000);
  }

  @Test
  void a_removed_node_is_not_offered_and_its_pods_are_kept_until_they_go() {
    NodeTable table = world(node("n"), on(pod("a", "1", "1Gi"), "n"));
    table.removeNode("n");
    assertThat(table.nodes()).isEmpty();
    table.putNode(NodeFacts.of(node("n")));
    assertThat(table.node("n").cpu()).isEqualTo(1000);
    table.removePod("uid-a");
    assertThat(table.node("n").cpu()).isZero();
  }

  @Test
  void sums_beyond_the_largest_number_do_not_wrap_and_recover() {
    NodeTable table = world(node("n"), on(pod("a", "1", "9223372036854775807"), "n"), on(pod("b", "1", "8Ei"), "n"));
    assertThat(table.node("n").memory()).isEqualTo(Long.MAX_VALUE);
    table.removePod("uid-a");
    table.removePod("uid-b");
    assertThat(table.node("n").memory()).isZero();
  }

  @Test
  void a_dry_run_changes_nothing() {
    NodeTable table = world(node("n"), on(pod("a", "1", "1Gi"), "n"));
    WhatIf world = new WhatIf(table, table.node("n"));
    world.remove(table.placed("uid-a"));
    world.add(PodInfo.of(pod("b", "3", "1Gi")));
    assertThat(world.nodes().getFirst().cpu()).isEqualTo(3000);
    assertThat(table.node("n").cpu()).isEqualTo(1000);
  }

  /** What is kept one change at a time is what one would count from nothing. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void changes_one_by_one_come_to_the_same_as_counting_from_nothing(long seed) {
    Random random = new Random(seed);
    NodeTable table = new NodeTable();
    Map<String, Obj> nodes = new LinkedHashMap<>();
    Map<String, Obj> pods = new LinkedHashMap<>();
    for (int step = 0; step < 2000; step++) {
      String node = "n" + random.nextInt(6);
      String pod = "p" + random.nextInt(30);
      switch (random.nextInt(4)) {
        case 0 -> {
          nodes.put(node, randomNode(node, random));
          table.putNode(NodeFacts.of(nodes.get(node)));
        }
        case 1 -> {
          if (random.nextInt(4) == 0) {
            nodes.remove(node);
            table.removeNode(node);
          }
        }
        case 2 -> {
          pods.put(pod, randomPod(pod, node, random));
          table.putPod(PodInfo.of(pods.get(pod)));
        }
        default -> {
          pods.remove(pod);
          table.removePod("uid-" + pod);
        }
      }
      if (step % 20 == 0) {
        assertThat(described(table)).isEqualTo(described(fromNothing(nodes, pods)));
      }
    }
  }

  private static NodeTable fromNothing(Map<String, Obj> nodes, Map<String, Obj> pods) {
    NodeTable fresh = new NodeTable();
    nodes.values().forEach(node -> fresh.putNode(NodeFacts.of(node)));
    pods.values().forEach(pod -> fresh.putPod(PodInfo.of(pod)));
    return fresh;
  }

  private static Obj randomNode(String name, Random random) {
    Obj node = labelled(node(name), "topology.kubernetes.io/zone", "z" + random.nextInt(3));
    return random.nextInt(3) == 0 ? tainted(node, "k", "v", random.nextBoolean() ? "NoSchedule" : "PreferNoSchedule") : node;
  }

  private static Obj randomPod(String name, String node, Random random) {
    Obj pod = on(pod(name, random.nextInt(2000) + "m", random.nextInt(2000) + "Mi"), node);
    if (random.nextInt(3) == 0) {
      pod = pod.withPath(
          Value.array(Value.obj("topologyKey", "k", "labelSelector", Obj.EMPTY)),
          "spec", "affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
    }
    return random.nextBoolean() ? pod : pod.withPath(
        Value.array(Value.obj("uid", "rs-" + random.nextInt(3), "controller", true)), "metadata", "ownerReferences");
  }

  private static Map<String, Object> described(NodeTable table) {
    Map<String, Object> all = new TreeMap<>();
    for (NodeRow row : table.nodes()) {
      assertThat(table.nodes().get(row.index())).isSameAs(row);
      all.put(row.name(), List.of(
          row.facts(), row.podCount(), row.cpu(), row.memory(), row.nonZeroCpu(), row.nonZeroMemory(),
          row.zone() > 0, row.hasAffinityPods(), row.hasAntiAffinityPods()));
    }
    all.put(" taints", List.of(table.anyHardTaints(), table.anySoftTaints(), table.anyUnschedulable()));
    all.put(" anti", table.nodesWithAntiAffinityPods().stream().map(NodeRow::name).sorted().toList());
    for (int i = 0; i < 3; i++) {
      all.put(" rs-" + i, new TreeMap<>(table.podsOfController("rs-" + i)));
    }
    return all;
  }
}
