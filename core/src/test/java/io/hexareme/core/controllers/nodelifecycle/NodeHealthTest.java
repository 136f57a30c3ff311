package io.hexareme.core.controllers.nodelifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which sign of life counts when the Lease was timed as it was seen. */
class NodeHealthTest {
  private final ViewFixture view = new ViewFixture() {
    @Override
    public Optional<Duration> sinceRenewed(ObjectKey lease) {
      return Optional.of(Duration.ofMinutes(7));
    }
  };

  private boolean isSilent(Instant heartbeat) {
    Obj ready = Value.obj("type", "Ready", "status", "True", "lastHeartbeatTime", Timestamps.seconds(heartbeat));
    Obj node = Value.obj("metadata", Value.obj("name", "n1"), "status", Value.obj("conditions", Value.array(ready)));
    return NodeHealth.of(node, view, NodeLifecycleConfig.DEFAULT).isSilent();
  }

  @Test
  void a_kubelet_that_comes_back_is_heard_by_its_node_before_its_lease_is_seen() {
    assertThat(isSilent(view.now())).isFalse();
  }

  @Test
  void an_old_heartbeat_does_not_hide_an_old_lease() {
    assertThat(isSilent(view.now().minus(Duration.ofMinutes(7)))).isTrue();
  }

  @Test
  void a_heartbeat_from_the_future_says_nothing() {
    assertThat(isSilent(view.now().plus(Duration.ofMinutes(1)))).isTrue();
  }
}
