package io.hexareme.core.controllers.endpointslicemirroring;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointSliceMirroringControllerTest {
  private static final ObjectKey KEY = new ObjectKey("default", "db");
  private final EndpointSliceMirroringController controller = new EndpointSliceMirroringController();
  private final ViewFixture view = new ViewFixture();

  private void service(Object... spec) {
    view.put(Resource.SERVICES, Value.obj("metadata", Value.obj("name", "db", "namespace", "default"), "spec", Value.obj(spec)));
  }

  private static Obj endpoints() {
    return Value.obj(
        "metadata", Value.obj("name", "db", "namespace", "default", "uid", "ep", "labels", Value.obj("team", "blue")),
        "subsets", Value.array(Value.obj(
            "addresses", Value.array(Value.obj("ip", "192.0.2.1"), Value.obj("ip", "2001:db8::1")),
            "notReadyAddresses", Value.array(Value.obj("ip", "192.0.2.2")),
            "ports", Value.array(Value.obj("port", 5432)))));
  }

  private List<Obj> slices() {
    return view.list(Resource.ENDPOINT_SLICES);
  }

  @Test
  void endpoints_of_a_service_without_a_selector_are_mirrored_by_address_family() {
    service();
    view.put(Resource.ENDPOINTS, endpoints());
    view.settle(controller, KEY);
    assertThat(slices()).extracting(slice -> slice.text("addressType")).containsExactlyInAnyOrder("IPv4", "IPv6");
    Obj slice = slices().stream().filter(s -> s.text("addressType").equals("IPv4")).findFirst().orElseThrow();
    assertThat(slice.list("endpoints").stream().map(e -> e.list("addresses").getFirst().asString("") + e.at("conditions", "ready")))
        .containsExactly("192.0.2.2FALSE", "192.0.2.1TRUE");
    assertThat(slice.at("ports")).isEqualTo(Value.array(Value.obj("name", "", "port", 5432, "protocol", "TCP")));
    assertThat(Meta.owners(slice).getFirst().text("uid")).isEqualTo("ep");
    assertThat(Meta.labels(slice)).containsEntry("team", "blue").containsEntry("kubernetes.io/service-name", "db")
        .containsEntry("endpointslice.kubernetes.io/managed-by", "endpointslicemirroring-controller.k8s.io");
    assertThat(controller.affected(Resource.ENDPOINT_SLICES, slice, null, view)).containsExactly(KEY);
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing());
  }

  @Test
  void what_stops_being_mirrored_loses_its_slices() {
    service();
    for (Obj skipped : List.of(
        endpoints().withPath(Value.of("true"), "metadata", "labels", "endpointslice.kubernetes.io/skip-mirror"),
        Meta.withAnnotation(endpoints(), "control-plane.alpha.kubernetes.io/leader", "{}"),
        endpoints().without("subsets"))) {
      view.put(Resource.ENDPOINTS, endpoints());
      view.settle(controller, KEY);
      assertThat(slices()).hasSize(2);
      view.put(Resource.ENDPOINTS, skipped);
      view.settle(controller, KEY);
      assertThat(slices()).isEmpty();
    }
  }

  @Test
  void a_service_with_a_selector_is_not_mirrored() {
    service("selector", Value.obj("app", "db"));
    view.put(Resource.ENDPOINTS, endpoints());
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing());
  }

  @Test
  void endpoints_without_a_service_are_not_mirrored() {
    view.put(Resource.ENDPOINTS, endpoints());
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing());
  }
}
