package io.hexareme.core.controllers.rootca;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import org.junit.jupiter.api.Test;

class RootCaPublisherTest {
  private static final ObjectKey KEY = new ObjectKey("", "shop");
  private final RootCaPublisher controller = new RootCaPublisher("PEM");
  private final ViewFixture view = new ViewFixture();

  private Obj configMap() {
    return view.object(Resource.CONFIG_MAPS, "shop", "kube-root-ca.crt");
  }

  private void active() {
    view.put(Resource.NAMESPACES, Value.obj("metadata", Value.obj("name", "shop"), "status", Value.obj("phase", "Active")));
    view.settle(controller, KEY);
  }

  @Test
  void an_active_namespace_gets_the_certificate() {
    active();
    assertThat(configMap().at("data")).isEqualTo(Value.obj("ca.crt", "PEM"));
    assertThat(Meta.annotations(configMap())).containsKey("kubernetes.io/description");
  }

  @Test
  void what_somebody_changes_is_put_back() {
    active();
    view.put(Resource.CONFIG_MAPS, configMap().with("data", Value.obj("ca.crt", "other", "more", "x")));
    view.settle(controller, KEY);
    assertThat(configMap().at("data")).isEqualTo(Value.obj("ca.crt", "PEM"));
    view.remove(Resource.CONFIG_MAPS, new ObjectKey("shop", "kube-root-ca.crt"));
    view.settle(controller, KEY);
    assertThat(configMap().at("data")).isEqualTo(Value.obj("ca.crt", "PEM"));
    assertThat(controller.affected(Resource.CONFIG_MAPS, configMap(), null, view)).containsExactly(KEY);
  }

  @Test
  void a_namespace_that_ends_gets_none() {
    view.put(Resource.NAMESPACES, Value.obj("metadata", Value.obj("name", "shop"), "status", Value.obj("phase", "Terminating")));
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing());
  }
}
