package io.hexareme.core.controllers.serviceaccount;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import org.junit.jupiter.api.Test;

class ServiceAccountControllerTest {
  private static final ObjectKey KEY = new ObjectKey("", "shop");
  private final ServiceAccountController controller = new ServiceAccountController();
  private final ViewFixture view = new ViewFixture();

  private static Obj namespace(String phase) {
    return Value.obj("metadata", Value.obj("name", "shop"), "status", Value.obj("phase", phase));
  }

  @Test
  void an_active_namespace_gets_its_default_account_and_gets_it_again() {
    view.put(Resource.NAMESPACES, namespace("Active"));
    view.settle(controller, KEY);
    Obj account = view.object(Resource.SERVICE_ACCOUNTS, "shop", "default");
    assertThat(controller.affected(Resource.SERVICE_ACCOUNTS, account, null, view)).containsExactly(KEY);
    view.remove(Resource.SERVICE_ACCOUNTS, ObjectKey.of(account));
    view.settle(controller, KEY);
    assertThat(view.list(Resource.SERVICE_ACCOUNTS)).hasSize(1);
  }

  @Test
  void a_namespace_that_ends_or_is_gone_gets_none() {
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing());
    view.put(Resource.NAMESPACES, namespace("Terminating"));
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing());
  }

  @Test
  void other_accounts_wake_nobody() {
    Obj other = Value.obj("metadata", Value.obj("name", "robot", "namespace", "shop"));
    assertThat(controller.affected(Resource.SERVICE_ACCOUNTS, null, other, view)).isEmpty();
  }
}
