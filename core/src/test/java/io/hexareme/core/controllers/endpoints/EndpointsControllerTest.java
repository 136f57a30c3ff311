package io.hexareme.core.controllers.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.TestPod;
import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import org.junit.jupiter.api.Test;

class EndpointsControllerTest {
  private static final ObjectKey KEY = new ObjectKey("default", "web");
  private final EndpointsController controller = new EndpointsController();
  private final ViewFixture view = new ViewFixture();

  private static Obj service() {
    return Value.obj(
        "metadata", Value.obj("name", "web", "namespace", "default", "uid", "svc", "labels", Value.obj("team", "blue"),
            "creationTimestamp", "2025-11-01T00:00:00Z"),
        "spec", Value.obj("selector", Value.obj("app", "web"), "clusterIP", "10.96.0.7",
            "ports", Value.array(Value.obj("port", 80, "targetPort", 8080), Value.obj("name", "m", "port", 90, "targetPort", "metrics"))));
  }

  private static TestPod pod(String name, String ip) {
    return TestPod.named(name).ip(ip);
  }

  private static TestPod withMetrics(TestPod pod) {
    return pod.set(Value.array(Value.obj("ports", Value.array(Value.obj("name", "metrics", "containerPort", 9000)))), "spec", "containers");
  }

  private Obj endpoints() {
    return view.object(Resource.ENDPOINTS, "default", "web");
  }

  private static Obj address(String name, String ip) {
    return Value.obj("ip", ip, "nodeName", "n1",
        "targetRef", Value.obj("kind", "Pod", "namespace", "default", "name", name, "uid", "uid-" + name));
  }

  @Test
  void addresses_are_packed_by_ports_and_sorted() {
    view.put(Resource.SERVICES, service())
        .put(Resource.PODS, pod("a", "10.1.0.9").ready().obj())
        .put(Resource.PODS, pod("b", "10.1.0.1").ready().obj())
        .put(Resource.PODS, pod("c", "10.1.0.5").notReady().obj())
        .put(Resource.PODS, withMetrics(pod("d", "10.1.0.7")).ready().obj());
    view.settle(controller, KEY);
    Obj http = Value.obj("port", 8080, "protocol", "TCP");
    Obj metrics = Value.obj("name", "m", "port", 9000, "protocol", "TCP");
    assertThat(endpoints().at("subsets")).isEqualTo(Value.array(
        Value.obj("addresses", Value.array(address("d", "10.1.0.7")), "ports", Value.array(http, metrics)),
        Value.obj(
            "addresses", Value.array(address("b", "10.1.0.1"), address("a", "10.1.0.9")),
            "notReadyAddresses", Value.array(address("c", "10.1.0.5")),
            "ports", Value.array(http))));
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing());
  }

  @Test
  void labels_come_from_the_service_and_tell_who_manages_them() {
    view.put(Resource.SERVICES, service());
    view.settle(controller, KEY);
    assertThat(Meta.labels(endpoints())).containsOnlyKeys("team", "endpoints.kubernetes.io/managed-by")
        .containsEntry("endpoints.kubernetes.io/managed-by", "endpoint-controller");
    assertThat(endpoints().has("subsets")).isFalse();
    assertThat(Meta.owners(endpoints())).isEmpty();
    assertThat(Meta.annotations(endpoints())).containsEntry("endpoints.kubernetes.io/last-change-trigger-time", "2025-11-01T00:00:00Z");
  }

  @Test
  void a_terminating_pod_is_no_address_unless_not_ready_ones_are_published() {
    view.put(Resource.SERVICES, service()).put(Resource.PODS, pod("a", "10.1.0.1").ready().terminating().obj());
    view.settle(controller, KEY);
    assertThat(endpoints().list("subsets")).isEmpty();
    view.put(Resource.SERVICES, service().withPath(Value.of(true), "spec", "publishNotReadyAddresses"));
    view.settle(controller, KEY);
    assertThat(endpoints().list("subsets").getFirst().list("addresses")).containsExactly(address("a", "10.1.0.1"));
  }

  @Test
  void a_pod_that_stops_being_ready_moves_and_the_time_tells_when() {
    view.put(Resource.SERVICES, service()).put(Resource.PODS, pod("a", "10.1.0.1").ready().obj());
    view.settle(controller, KEY);
    view.put(Resource.PODS, pod("a", "10.1.0.1").notReady().obj());
    view.settle(controller, KEY);
    assertThat(endpoints().list("subsets").getFirst().at("addresses").isNull()).isTrue();
    assertThat(endpoints().list("subsets").getFirst().list("notReadyAddresses")).containsExactly(address("a", "10.1.0.1"));
    assertThat(Meta.annotations(endpoints())).containsEntry("endpoints.kubernetes.io/last-change-trigger-time", "2025-12-31T00:00:00Z");
  }

  @Test
  void beyond_a_thousand_addresses_the_ready_ones_stay_and_an_annotation_says_so() {
    view.put(Resource.SERVICES, service());
    for (int i = 0; i < 1100; i++) {
      TestPod pod = pod("p%04d".formatted(i), "10.1." + i / 250 + "." + i % 250);
      view.put(Resource.PODS, (i % 2 == 0 ? pod.ready() : pod.notReady()).obj());
    }
    view.settle(controller, KEY);
    Value subset = endpoints().list("subsets").getFirst();
    assertThat(subset.list("addresses")).hasSize(550);
    assertThat(subset.list("notReadyAddresses")).hasSize(450);
    assertThat(Meta.annotations(endpoints())).containsEntry("endpoints.kubernetes.io/over-capacity", "truncated");
    view.remove(Resource.PODS, new ObjectKey("default", "p0000"));
    for (int i = 1; i < 200; i++) {
      view.remove(Resource.PODS, new ObjectKey("default", "p%04d".formatted(i)));
    }
    view.settle(controller, KEY);
    assertThat(Meta.annotations(endpoints())).doesNotContainKey("endpoints.kubernetes.io/over-capacity");
  }

  @Test
  void a_headless_service_without_ports_has_addresses_without_ports() {
    view.put(Resource.SERVICES, service().with("spec", Value.obj("selector", Value.obj("app", "web"), "clusterIP", "None")))
        .put(Resource.PODS, pod("a", "10.1.0.1").ready().obj());
    view.settle(controller, KEY);
    assertThat(endpoints().at("subsets")).isEqualTo(Value.array(Value.obj("addresses", Value.array(address("a", "10.1.0.1")))));
    assertThat(Meta.labels(endpoints())).containsEntry("service.kubernetes.io/headless", "");
  }

  @Test
  void its_own_endpoints_go_with_their_service_and_foreign_ones_stay() {
    view.put(Resource.SERVICES, service());
    view.settle(controller, KEY);
    view.remove(Resource.SERVICES, KEY);
    view.settle(controller, KEY);
    assertThat(view.list(Resource.ENDPOINTS)).isEmpty();
    view.put(Resource.ENDPOINTS, Value.obj("metadata", Value.obj("name", "web", "namespace", "default")));
    view.settle(controller, KEY);
    assertThat(view.list(Resource.ENDPOINTS)).hasSize(1);
  }

  @Test
  void a_service_without_a_selector_keeps_the_endpoints_that_it_was_given() {
    Obj given = Value.obj("metadata", Value.obj("name", "web", "namespace", "default"), "subsets", Value.array(Obj.EMPTY));
    view.put(Resource.SERVICES, service().with("spec", Value.obj("clusterIP", "10.96.0.7"))).put(Resource.ENDPOINTS, given);
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing());
  }
}
