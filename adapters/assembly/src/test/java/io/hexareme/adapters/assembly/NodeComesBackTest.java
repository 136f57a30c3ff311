package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Resource;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A kubelet that was away so long that its node is called Unknown. */
class NodeComesBackTest {
  private final SimulatedCluster cluster = SimulatedCluster.start(4, 2);

  private String ready() {
    return Conditions.find(((Result.Ok) cluster.await(cluster.admin().get(Resource.NODES, "", "node-1"))).object().at("status", "conditions"), "Ready")
        .orElseThrow().text("status");
  }

  private void goesAway() {
    cluster.process("kubelet-node-1").crash();
    cluster.world().advance(Duration.ofSeconds(90));
    assertThat(ready()).isEqualTo("Unknown");
  }

  private void staysReady() {
    for (int second = 0; second < 90; second++) {
      cluster.world().advance(Duration.ofSeconds(1));
      assertThat(ready()).isEqualTo("True");
    }
  }

  @Test
  void is_believed_at_once_even_before_its_lease_is_seen() {
    goesAway();
    cluster.startKubelet("node-1");
    cluster.world().advance(Duration.ofMillis(200));
    staysReady();
  }

  @ParameterizedTest
  @ValueSource(ints = {-100, 100})
  void is_believed_by_its_lease_when_its_clock_is_wrong(int seconds) {
    goesAway();
    cluster.process("kubelet-node-1").jumpClock(Duration.ofSeconds(seconds));
    cluster.startKubelet("node-1");
    cluster.world().advance(Duration.ofSeconds(11)); // what is written before the Lease is seen is taken back, and said again at the next look
    staysReady();
  }
}
