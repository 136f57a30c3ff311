package io.hexareme.core.controllers.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is a sign of life of a node. */
class HeardTest {
  private final Heard heard = new Heard();

  private static Obj lease(String namespace, String time) {
    return Value.obj("metadata", Value.obj("namespace", namespace, "name", "n1"), "spec", Value.obj("renewTime", time));
  }

  private static Obj node(String heartbeat, String status) {
    Obj ready = Value.obj("type", "Ready", "status", status, "lastHeartbeatTime", heartbeat);
    return Value.obj("metadata", Value.obj("name", "n1"), "status", Value.obj("conditions", Value.array(ready)));
  }

  private long since(long nanos) {
    return heard.since("n1", nanos).map(Duration::toNanos).orElse(-1L);
  }

  @Test
  void a_lease_renewed_and_a_heartbeat_that_changes_are_signs_whatever_time_they_name() {
    assertThat(since(1)).isEqualTo(-1);
    heard.lease(null, lease("kube-node-lease", "b"), 10);
    assertThat(since(15)).isEqualTo(5);
    heard.lease(lease("kube-node-lease", "b"), lease("kube-node-lease", "a"), 20);
    assertThat(since(25)).isEqualTo(5);
    heard.node(node("b", "Unknown"), node("a", "True"), 30);
    assertThat(since(35)).isEqualTo(5);
  }

  @Test
  void what_others_write_of_a_node_is_none() {
    heard.node(null, node("a", "True"), 10);
    heard.node(node("a", "True"), node("a", "Unknown"), 20);
    heard.lease(lease("kube-node-lease", "a"), lease("kube-node-lease", "a"), 30);
    heard.lease(null, lease("kube-system", "a"), 40);
    assertThat(since(50)).isEqualTo(40);
  }

  @Test
  void who_is_gone_is_forgotten() {
    heard.node(null, node("a", "True"), 10);
    heard.node(node("a", "True"), null, 20);
    assertThat(since(30)).isEqualTo(-1);
  }
}
