package io.hexareme.core.controllers.nodelifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which sign of life counts when it was timed as it was seen. */
class NodeHealthTest {
  private Duration heard = Duration.ZERO;
  private final ViewFixture view = new ViewFixture() {
    @Override
    public Optional<Duration> sinceHeard(String node) {
      return Optional.of(heard);
    }
  };

  private boolean isSilent(Instant heartbeat) {
    Obj ready = Value.obj("type", "Ready", "status", "True", "lastHeartbeatTime", Timestamps.seconds(heartbeat));
    Obj node = Value.obj("metadata", Value.obj("name", "n1"), "status", Value.obj("conditions", Value.array(ready)));
    return NodeHealth.of(node, view, NodeLifecycleConfig.DEFAULT).isSilent();
  }

  @Test
  void who_was_just_heard_is_not_silent_whatever_its_clock_says() {
    assertThat(isSilent(view.now())).isFalse();
    assertThat(isSilent(view.now().minus(Duration.ofDays(1)))).isFalse();
    assertThat(isSilent(view.now().plus(Duration.ofDays(1)))).isFalse();
  }

  @Test
  void who_was_heard_long_ago_is_silent_whatever_its_clock_says() {
    heard = Duration.ofMinutes(7);
    assertThat(isSilent(view.now())).isTrue();
    assertThat(isSilent(view.now().plus(Duration.ofDays(1)))).isTrue();
  }
}
