package io.hexareme.core.controllers.replicaset;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Samples;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeletionOrderTest {
  private static final Instant NOW = Instant.parse("2026-01-01T01:00:00Z");
  private static final String LONG_AGO = "2026-01-01T00:00:00Z";
  private static final String JUST_NOW = "2026-01-01T00:59:50Z";

  private static Obj pod(String name) {
    return Samples.pod(name, "web")
        .withPath(Value.of(name), "metadata", "uid")
        .withPath(Value.of(LONG_AGO), "metadata", "creationTimestamp");
  }

  private static Obj ready(String name, String node, String since) {
    return Samples.ready(pod(name), node, since);
  }

  private static Obj withCost(Obj pod, String cost) {
    return Meta.withAnnotation(pod, "controller.kubernetes.io/pod-deletion-cost", cost);
  }

  private static Obj restarted(Obj pod, int count) {
    return pod.withPath(Value.array(Value.obj("restartCount", count)), "status", "containerStatuses");
  }

  @Test
  void each_rule_decides_where_those_before_it_leave_it_open() {
    Obj pending = pod("f-pending").withPath(Value.of("n1"), "spec", "nodeName");
    Obj notReady = pending.withPath(Value.of("d-not-ready"), "metadata", "uid").withPath(Value.of("Running"), "status", "phase");
    Obj young = ready("b-young", "n1", LONG_AGO).withPath(Value.of(JUST_NOW), "metadata", "creationTimestamp");
    List<Obj> expected = List.of(
        pod("z-unassigned"),
        pending,
        pending.withPath(Value.of("e-unknown"), "metadata", "uid").withPath(Value.of("Unknown"), "status", "phase"),
        notReady,
        withCost(ready("w-cheap", "n1", LONG_AGO), "-5"),
        ready("v-doubled-up", "n2", LONG_AGO),
        ready("u-just-ready", "n1", JUST_NOW),
        restarted(ready("t-restarted", "n1", LONG_AGO), 3),
        young,
        ready("a-equal", "n1", LONG_AGO),
        ready("b-equal", "n1", LONG_AGO),
        withCost(ready("a-dear", "n1", LONG_AGO), "7"));
    DeletionOrder order = new DeletionOrder(Map.of("n1", 1, "n2", 2), NOW);

    for (int seed = 0; seed < 20; seed++) {
      List<Obj> shuffled = new ArrayList<>(expected);
      java.util.Collections.shuffle(shuffled, new Random(seed));
      assertThat(shuffled.stream().sorted(order).map(Meta::uid)).containsExactlyElementsOf(expected.stream().map(Meta::uid).toList());
    }
  }

  @Test
  void a_deletion_cost_that_is_no_number_counts_as_none() {
    DeletionOrder order = new DeletionOrder(Map.of(), NOW);

    assertThat(order.compare(withCost(ready("a", "n1", LONG_AGO), "dear"), ready("a", "n1", LONG_AGO))).isZero();
  }
}
