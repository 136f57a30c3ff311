package io.hexareme.core.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Null;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusPatchTest {
  private static Obj status(Obj... conditions) {
    return Value.obj("phase", "Running", "conditions", List.of(conditions));
  }

  private static final Obj WAITING = Value.obj("type", "Ready", "status", "False", "reason", "ContainersNotReady", "message", "not yet");
  private static final Obj READY = Value.obj("type", "Ready", "status", "True");

  @Test
  void nothing_is_written_when_nothing_changed() {
    assertThat(StatusPatch.between("u", status(READY), status(READY))).isEmpty();
  }

  @Test
  void a_condition_that_became_true_loses_the_reason_why_it_was_not() {
    Obj patch = StatusPatch.between("u", status(WAITING), status(READY)).orElseThrow();
    assertThat(patch.list("status", "conditions")).containsExactly(
        READY.with("reason", Null.NULL).with("message", Null.NULL));
    assertThat(patch.at("status").asObj().has("phase")).isFalse();
  }

  @Test
  void the_conditions_of_others_are_no_reason_to_write() {
    Obj others = Value.obj("type", "example.com/gate", "status", "True");
    assertThat(StatusPatch.between("u", status(READY, others), status(READY))).isEmpty();
  }
}
