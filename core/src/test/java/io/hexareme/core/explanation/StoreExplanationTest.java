package io.hexareme.core.explanation;

import static io.hexareme.core.explanation.Given.deployment;
import static io.hexareme.core.explanation.Given.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.explanation.Explanation;
import io.hexareme.ports.explanation.State;
import io.hexareme.ports.explanation.Step;
import io.hexareme.ports.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The store as the cause. */
class StoreExplanationTest {
  private static final String ALONE = "the store has no leader: member m1 hears of none of m2, m3";
  private static final String DISK = "the store is slow: member m2: fsync took 1.2 s (slow disk)";

  @Test
  void what_waits_while_the_store_takes_no_writes_is_stuck_at_the_store() {
    Explanation explanation = given("NO_LEADER", ALONE).explain("deployment", deployment(3));

    assertThat(explanation.state()).isEqualTo(State.STUCK);
    assertThat(explanation.verdict()).isEqualTo("deployment/web is stuck at the store: " + ALONE
        + "; until it takes writes again, the deployment-controller can do nothing");
    assertThat(explanation.steps().getLast()).isEqualTo(new Step(State.STUCK, "store", "deployment/web", ALONE));
  }

  @Test
  void a_failed_store_is_named_as_well() {
    assertThat(given("FAILED", "the store has failed: the disk is full").verdict("deployment", deployment(3)))
        .startsWith("deployment/web is stuck at the store: the store has failed: the disk is full; ");
  }

  @Test
  void what_waits_on_a_slow_store_is_told_so_beside_its_own_reason() {
    Explanation explanation = given("SLOW", DISK).explain("deployment", deployment(3));

    assertThat(explanation.state()).isEqualTo(State.WAITING);
    assertThat(explanation.verdict()).startsWith("deployment/web is waiting for the deployment-controller: ")
        .endsWith("; " + DISK + ", and everything waits with it");
    assertThat(explanation.steps().getLast()).isEqualTo(new Step(State.WAITING, "store", "deployment/web", DISK));
  }

  @Test
  void what_is_as_desired_has_nothing_to_blame_on_a_slow_store() {
    assertThat(given("SLOW", DISK).verdict("configmap", object(Resource.CONFIG_MAPS, "c"))).doesNotContain("slow");
  }

  @Test
  void what_was_as_desired_is_so_as_far_as_is_known() {
    assertThat(given("NO_LEADER", ALONE).verdict("configmap", object(Resource.CONFIG_MAPS, "c")))
        .startsWith("configmap/c is as desired: ").endsWith(" (this is what was last known: " + ALONE + ")");
  }

  @Test
  void a_store_that_is_well_or_not_known_is_not_spoken_of() {
    assertThat(List.of(StoreNote.of(Value.obj("state", "WELL", "summary", "the store is well")), StoreNote.of(Value.obj())))
        .containsOnly(StoreNote.WELL);
  }

  private static Given given(String state, String summary) {
    return new Given().store(StoreNote.of(Value.obj("state", state, "summary", summary)));
  }
}
