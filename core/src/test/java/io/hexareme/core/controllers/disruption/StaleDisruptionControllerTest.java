package io.hexareme.core.controllers.disruption;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.TestPod;
import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StaleDisruptionControllerTest {
  private static final ObjectKey KEY = new ObjectKey("default", "a");
  private final StaleDisruptionController controller = new StaleDisruptionController();
  private final ViewFixture view = new ViewFixture();

  private static TestPod target(String reason) {
    Obj condition = Value.obj(
        "type", "DisruptionTarget", "status", "True", "reason", reason, "lastTransitionTime", "2025-12-31T23:59:00Z");
    return TestPod.named("a").set(Value.array(condition), "status", "conditions");
  }

  @Test
  void a_pod_that_was_not_disrupted_after_two_minutes_is_no_target_any_more() {
    view.put(Resource.PODS, target("EvictionByEvictionAPI").obj());
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing().recheckAfter(Duration.ofSeconds(60)));
    view.pass(Duration.ofSeconds(60));
    view.settle(controller, KEY);
    Value conditions = view.object(Resource.PODS, "default", "a").at("status", "conditions");
    Obj condition = Conditions.find(conditions, "DisruptionTarget").orElseThrow();
    assertThat(condition.text("status")).isEqualTo("False");
    assertThat(condition.text("reason")).isEmpty();
  }

  @Test
  void a_pod_that_goes_or_is_ended_by_its_kubelet_stays_a_target() {
    for (TestPod pod : new TestPod[] {target("X").terminating(), target("X").phase("Failed"), target("TerminationByKubelet")}) {
      view.put(Resource.PODS, pod.obj());
      assertThat(controller.affected(Resource.PODS, null, pod.obj(), view)).isEmpty();
      assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing());
    }
  }
}
