package io.hexareme.core.controllers.resourcequota;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import org.junit.jupiter.api.Test;

class ResourceQuotaControllerTest {
  private static final Resource QUOTAS = new Resource("", "v1", "resourcequotas", "ResourceQuota", true);
  private static final ObjectKey KEY = new ObjectKey("shop", "q");
  private final ResourceQuotaController controller = new ResourceQuotaController();
  private final ViewFixture view = new ViewFixture();

  private static Obj quota(Obj status) {
    return Value.obj("metadata", Value.obj("namespace", "shop", "name", "q"),
        "spec", Value.obj("hard", Value.obj("pods", "3", "count/secrets", "2")), "status", status);
  }

  private static Obj pod(String phase) {
    return Value.obj("metadata", Value.obj("namespace", "shop", "name", "p"), "status", Value.obj("phase", phase));
  }

  @Test
  void a_new_quota_is_counted_and_one_that_is_up_to_date_is_not() {
    Obj fresh = quota(Obj.EMPTY);
    Obj counted = quota(Value.obj("hard", Value.obj("pods", "3", "count/secrets", "2"), "used", Value.obj("pods", "0", "count/secrets", "0")));
    assertThat(controller.affected(QUOTAS, null, fresh, view)).containsExactly(KEY);
    assertThat(controller.affected(QUOTAS, fresh, counted, view)).isEmpty();
    assertThat(controller.affected(QUOTAS, counted, null, view)).isEmpty();
  }

  @Test
  void what_goes_or_is_done_has_the_quotas_counted_that_count_it() {
    view.put(QUOTAS, quota(Obj.EMPTY));
    assertThat(controller.affected(Resource.PODS, pod("Running"), null, view)).containsExactly(KEY);
    assertThat(controller.affected(Resource.PODS, pod("Running"), pod("Succeeded"), view)).containsExactly(KEY);
    assertThat(controller.affected(Resource.PODS, pod("Pending"), pod("Running"), view)).isEmpty();
    assertThat(controller.affected(Resource.PODS, null, pod("Pending"), view)).isEmpty();
    assertThat(controller.affected(Resource.SECRETS, pod(""), null, view)).containsExactly(KEY);
    assertThat(controller.affected(Resource.CONFIG_MAPS, pod(""), null, view)).isEmpty();
  }

  @Test
  void the_status_is_written_with_the_limits_and_left_to_the_server_to_fill() {
    view.put(QUOTAS, quota(Obj.EMPTY));
    Plan plan = controller.reconcile(KEY, view);
    assertThat(plan.commands()).singleElement().isInstanceOfSatisfying(Command.UpdateStatus.class, update ->
        assertThat(update.object().at("status", "hard")).isEqualTo(Value.obj("pods", "3", "count/secrets", "2")));
    assertThat(controller.reconcile(new ObjectKey("shop", "gone"), view)).isEqualTo(Plan.nothing());
  }
}
