package io.hexareme.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.testkit.junit.Hexareme;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** In virtual time, without a socket: here things may also go wrong, and take long. */
@Hexareme(nodes = 2)
final class WebOperatorTest extends WebOperatorContract {

  @Test
  void it_gets_over_conflicts_and_time_outs() {
    cluster.faults().next(2).writesTo("deployments").by("web-operator").conflict();
    cluster.faults().next(2).writesTo("services").by("web-operator").answer(500);
    client.resource(site("shop", 2)).create();
    becomes(() -> ready("shop") == 2);
  }

  @Test
  void its_pods_leave_a_node_that_is_gone() {
    client.resource(site("shop", 2)).create();
    becomes(() -> ready("shop") == 2);
    String gone = client.pods().inNamespace("default").withLabel("app", "shop").list().getItems().getFirst().getSpec().getNodeName();
    String left = gone.equals("node-1") ? "node-2" : "node-1";
    cluster.faults().node(gone).losesPower();
    Duration before = cluster.time().elapsed();
    assertThat(cluster.time().runUntil(() -> cluster.machines().running(left).size() == 2, Duration.ofMinutes(15))).isTrue();
    assertThat(cluster.time().elapsed().minus(before)).as("the default tolerations let a Pod stay for five minutes").isGreaterThan(Duration.ofMinutes(4));
  }

  @Test
  void nothing_changes_any_more_once_all_is_as_wanted() {
    client.resource(site("shop", 2)).create();
    becomes(() -> ready("shop") == 2);
    cluster.time().settle();
    String revision = client.apps().deployments().inNamespace("default").withName("shop").get().getMetadata().getResourceVersion();
    cluster.time().advance(Duration.ofHours(1));
    assertThat(client.apps().deployments().inNamespace("default").withName("shop").get().getMetadata().getResourceVersion()).isEqualTo(revision);
  }
}
