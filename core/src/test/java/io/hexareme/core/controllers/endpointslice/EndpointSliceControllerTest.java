package io.hexareme.core.controllers.endpointslice;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.TestPod;
import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointSliceControllerTest {
  static final ObjectKey KEY = new ObjectKey("default", "web");
  private final EndpointSliceController controller = new EndpointSliceController();
  private final ViewFixture view = new ViewFixture();

  @BeforeEach
  void a_node() {
    view.put(Resource.NODES, node("n1", "east"));
  }

  static Obj node(String name, String zone) {
    return Value.obj("metadata", Value.obj("name", name, "labels", Value.obj("topology.kubernetes.io/zone", zone)));
  }

  static Obj service(Object... spec) {
    return Value.obj(
        "metadata", Value.obj("name", "web", "namespace", "default", "uid", "svc", "creationTimestamp", "2025-11-01T00:00:00Z",
            "labels", Value.obj("team", "blue")),
        "spec", Value.obj(spec));
  }

  static Obj plain() {
    return service("selector", Value.obj("app", "web"), "clusterIP", "10.96.0.7", "ipFamilies", Value.array(Value.of("IPv4")),
        "ports", Value.array(Value.obj("name", "http", "port", 80, "targetPort", "web", "protocol", "TCP")));
  }

  static TestPod pod(String name, int ip) {
    return TestPod.named(name).ip("10.1." + ip / 250 + "." + ip % 250).set(Value.array(Value.obj("name", "c", "ports",
        Value.array(Value.obj("name", "web", "containerPort", 8080, "protocol", "TCP")))), "spec", "containers");
  }

  private List<Obj> slices() {
    return view.list(Resource.ENDPOINT_SLICES);
  }

  private Obj only() {
    assertThat(slices()).hasSize(1);
    return slices().getFirst();
  }

  @Test
  void a_ready_pod_becomes_an_endpoint_with_its_node_zone_and_target() {
    view.put(Resource.SERVICES, plain()).put(Resource.PODS, pod("a", 1).ready().obj());
    view.settle(controller, KEY);
    Obj slice = only();
    assertThat(slice.list("endpoints")).containsExactly(Value.obj(
        "addresses", Value.array(Value.of("10.1.0.1")),
        "conditions", Value.obj("ready", true, "serving", true, "terminating", false),
        "targetRef", Value.obj("kind", "Pod", "namespace", "default", "name", "a", "uid", "uid-a"),
        "nodeName", "n1",
        "zone", "east"));
    assertThat(slice.at("ports")).isEqualTo(Value.array(Value.obj("name", "http", "port", 8080, "protocol", "TCP")));
    assertThat(slice.text("addressType")).isEqualTo("IPv4");
    assertThat(Meta.name(slice)).startsWith("web-");
    assertThat(Meta.labels(slice)).containsOnly(
        Map.entry("team", "blue"),
        Map.entry("kubernetes.io/service-name", "web"),
        Map.entry("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io"));
    assertThat(Meta.owners(slice).getFirst().text("uid")).isEqualTo("svc");
    assertThat(Meta.annotations(slice)).containsEntry("endpoints.kubernetes.io/last-change-trigger-time", "2025-12-31T00:00:00Z");
  }

  @Test
  void conditions_follow_readiness_and_termination() {
    view.put(Resource.SERVICES, plain())
        .put(Resource.PODS, pod("a", 1).notReady().obj())
        .put(Resource.PODS, pod("b", 2).ready().terminating().obj())
        .put(Resource.PODS, pod("c", 3).phase("Failed").obj())
        .put(Resource.PODS, TestPod.named("d").obj());
    view.settle(controller, KEY);
    assertThat(only().list("endpoints").stream().map(e -> e.at("targetRef").text("name") + conditions(e)))
        .containsExactly("a ready=false serving=false terminating=false", "b ready=false serving=true terminating=true");
  }

  private static String conditions(Value endpoint) {
    Value conditions = endpoint.at("conditions");
    return " ready=" + conditions.at("ready").asBool(false) + " serving=" + conditions.at("serving").asBool(false)
        + " terminating=" + conditions.at("terminating").asBool(false);
  }

  @Test
  void a_service_that_publishes_not_ready_addresses_calls_all_ready() {
    view.put(Resource.SERVICES, plain().withPath(Value.of(true), "spec", "publishNotReadyAddresses"))
        .put(Resource.PODS, pod("a", 1).notReady().obj());
    view.settle(controller, KEY);
    assertThat(conditions(only().list("endpoints").getFirst())).isEqualTo(" ready=true serving=false terminating=false");
  }

  @Test
  void a_service_without_backends_has_one_empty_slice_that_is_then_filled() {
    view.put(Resource.SERVICES, plain());
    view.settle(controller, KEY);
    String name = Meta.name(only());
    assertThat(only().list("endpoints")).isEmpty();
    assertThat(only().list("ports")).isEmpty();
    view.put(Resource.PODS, pod("a", 1).ready().obj());
    view.settle(controller, KEY);
    assertThat(Meta.name(only())).isEqualTo(name);
    assertThat(only().list("endpoints")).hasSize(1);
  }

  @Test
  void a_settled_service_is_not_written_again() {
    view.put(Resource.SERVICES, plain());
    for (int i = 0; i < 150; i++) {
      view.put(Resource.PODS, pod("p%03d".formatted(i), i + 1).ready().obj());
    }
    view.settle(controller, KEY);
    assertThat(slices()).extracting(slice -> slice.list("endpoints").size()).containsExactly(100, 50);
    assertThat(controller.reconcile(KEY, view).commands()).isEmpty();
  }

  @Test
  void one_more_pod_costs_one_write_to_the_slice_with_room() {
    a_settled_service_is_not_written_again();
    view.put(Resource.PODS, pod("p999", 999).ready().obj());
    Plan plan = controller.reconcile(KEY, view);
    assertThat(plan.commands()).hasSize(1);
    assertThat(((Command.Update) plan.commands().getFirst()).object().list("endpoints")).hasSize(51);
  }

  @Test
  void a_gap_is_filled_where_a_write_is_due_anyway() {
    a_settled_service_is_not_written_again();
    view.remove(Resource.PODS, new ObjectKey("default", "p000"));
    view.put(Resource.PODS, pod("p999", 999).ready().obj());
    Plan plan = controller.reconcile(KEY, view);
    assertThat(plan.commands()).hasSize(1);
    assertThat(((Command.Update) plan.commands().getFirst()).object().list("endpoints")).hasSize(100);
  }

  @Test
  void a_new_endpoint_goes_where_an_endpoint_changes_though_another_slice_is_fuller() {
    a_settled_service_is_not_written_again();
    for (int i = 0; i < 40; i++) {
      view.remove(Resource.PODS, new ObjectKey("default", "p%03d".formatted(i)));
    }
    view.settle(controller, KEY);
    assertThat(slices()).extracting(slice -> slice.list("endpoints").size()).containsExactly(60, 50);
    view.put(Resource.PODS, pod("p149", 150).notReady().obj()).put(Resource.PODS, pod("p999", 999).ready().obj());
    Plan plan = controller.reconcile(KEY, view);
    assertThat(plan.commands()).hasSize(1);
    assertThat(((Command.Update) plan.commands().getFirst()).object().list("endpoints")).hasSize(51);
  }

  @Test
  void a_named_port_is_the_one_of_the_same_protocol_and_may_be_a_sidecars() {
    Obj pod = TestPod.named("a").ip("10.1.0.1").ready()
        .set(Value.array(Value.obj("ports", Value.array(Value.obj("name", "web", "containerPort", 53, "protocol", "UDP")))),
            "spec", "containers")
        .set(Value.array(
            Value.obj("ports", Value.array(Value.obj("name", "web", "containerPort", 1))),
            Value.obj("restartPolicy", "Always", "ports", Value.array(Value.obj("name", "web", "containerPort", 8081)))),
            "spec", "initContainers")
        .obj();
    view.put(Resource.SERVICES, plain()).put(Resource.PODS, pod);
    view.settle(controller, KEY);
    assertThat(only().list("ports").getFirst().at("port")).isEqualTo(Value.of(8081));
  }

  @Test
  void reserved_labels_of_the_service_are_not_passed_on() {
    Obj service = plain();
    for (String label : List.of("service.kubernetes.io/headless", "kubernetes.io/service-name", "endpointslice.kubernetes.io/managed-by")) {
      service = service.withPath(Value.of("mine"), "metadata", "labels", label);
    }
    view.put(Resource.SERVICES, service);
    view.settle(controller, KEY);
    assertThat(Meta.labels(only())).doesNotContainValue("mine").doesNotContainKey("service.kubernetes.io/headless");
  }

  @Test
  void a_service_of_both_families_has_slices_of_each() {
    Obj pod = pod("a", 1).ready().set(Value.array(Value.obj("ip", "10.1.0.1"), Value.obj("ip", "fd00::1")), "status", "podIPs").obj();
    Obj both = plain().withPath(Value.array(Value.of("IPv4"), Value.of("IPv6")), "spec", "ipFamilies");
    view.put(Resource.SERVICES, both).put(Resource.PODS, pod);
    view.settle(controller, KEY);
    assertThat(slices()).extracting(slice -> slice.text("addressType") + " " + slice.list("endpoints").getFirst().list("addresses"))
        .containsExactlyInAnyOrder("IPv4 [Str[value=10.1.0.1]]", "IPv6 [Str[value=fd00::1]]");
    view.put(Resource.SERVICES, plain());
    view.settle(controller, KEY);
    assertThat(only().text("addressType")).isEqualTo("IPv4");
  }

  @Test
  void pods_that_give_a_named_port_different_numbers_get_slices_of_their_own() {
    Obj other = pod("b", 2).ready().set(Value.array(Value.obj("name", "c", "ports",
        Value.array(Value.obj("name", "web", "containerPort", 9090)))), "spec", "containers").obj();
    view.put(Resource.SERVICES, plain()).put(Resource.PODS, pod("a", 1).ready().obj()).put(Resource.PODS, other);
    view.settle(controller, KEY);
    assertThat(slices()).extracting(slice -> slice.list("ports").getFirst().at("port").asInt(0))
        .containsExactlyInAnyOrder(8080, 9090);
  }

  @Test
  void a_headless_service_names_its_pods_and_marks_its_slice() {
    view.put(Resource.SERVICES, service("selector", Value.obj("app", "web"), "clusterIP", "None"))
        .put(Resource.PODS, pod("a", 1).ready().set(Value.of("db-0"), "spec", "hostname").set(Value.of("web"), "spec", "subdomain").obj());
    view.settle(controller, KEY);
    assertThat(only().list("endpoints").getFirst().text("hostname")).isEqualTo("db-0");
    assertThat(only().list("ports")).isEmpty();
    assertThat(Meta.labels(only())).containsEntry("service.kubernetes.io/headless", "");
  }

  @Test
  void a_service_without_a_selector_is_left_alone() {
    view.put(Resource.SERVICES, service("clusterIP", "10.96.0.7")).put(Resource.PODS, pod("a", 1).ready().obj());
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing());
  }

  @Test
  void an_external_name_and_a_missing_service_are_left_alone() {
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing());
    view.put(Resource.SERVICES, plain().withPath(Value.of("ExternalName"), "spec", "type"));
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing());
  }

  @Test
  void a_pod_whose_node_is_gone_is_no_endpoint() {
    view.put(Resource.SERVICES, plain()).put(Resource.PODS, pod("a", 1).ready().node("gone").obj());
    view.settle(controller, KEY);
    assertThat(only().list("endpoints")).isEmpty();
  }

  @Test
  void the_slices_of_an_earlier_service_of_that_name_are_deleted() {
    view.put(Resource.SERVICES, plain()).put(Resource.PODS, pod("a", 1).ready().obj());
    view.settle(controller, KEY);
    String old = Meta.name(only());
    view.put(Resource.SERVICES, plain().withPath(Value.of("svc2"), "metadata", "uid"));
    view.settle(controller, KEY);
    assertThat(Meta.name(only())).isNotEqualTo(old);
    assertThat(Meta.owners(only()).getFirst().text("uid")).isEqualTo("svc2");
  }

  @Test
  void a_changed_label_of_the_service_reaches_its_slices() {
    view.put(Resource.SERVICES, plain());
    view.settle(controller, KEY);
    view.put(Resource.SERVICES, plain().withPath(Value.of("red"), "metadata", "labels", "team"));
    view.settle(controller, KEY);
    assertThat(Meta.labels(only())).containsEntry("team", "red");
  }

  @Test
  void a_slice_that_somebody_emptied_is_filled_again() {
    view.put(Resource.SERVICES, plain()).put(Resource.PODS, pod("a", 1).ready().obj());
    view.settle(controller, KEY);
    view.put(Resource.ENDPOINT_SLICES, only().with("endpoints", Value.Arr.EMPTY));
    view.settle(controller, KEY);
    assertThat(only().list("endpoints")).hasSize(1);
  }

  @Test
  void only_what_shows_in_endpoints_wakes_the_services_of_a_pod() {
    view.put(Resource.SERVICES, plain());
    Obj pod = pod("a", 1).ready().obj();
    assertThat(controller.affected(Resource.PODS, null, pod, view)).containsExactly(KEY);
    assertThat(controller.affected(Resource.PODS, pod, Meta.withAnnotation(pod, "x", "y"), view)).isEmpty();
    assertThat(controller.affected(Resource.PODS, pod, pod("a", 1).notReady().obj(), view)).containsExactly(KEY);
    Obj elsewhere = pod.withPath(Value.of("other"), "metadata", "labels", "app");
    assertThat(controller.affected(Resource.PODS, pod, elsewhere, view)).containsExactly(KEY);
    assertThat(controller.affected(Resource.PODS, elsewhere, null, view)).isEmpty();
  }

  @Test
  void a_node_wakes_the_services_of_its_pods_when_its_zone_changes() {
    view.put(Resource.SERVICES, plain()).put(Resource.PODS, pod("a", 1).ready().obj());
    Obj east = node("n1", "east");
    assertThat(controller.affected(Resource.NODES, east, east.with("status", Obj.EMPTY), view)).isEmpty();
    assertThat(controller.affected(Resource.NODES, east, node("n1", "west"), view)).containsExactly(KEY);
    assertThat(controller.affected(Resource.NODES, east, null, view)).containsExactly(KEY);
  }

  @Test
  void a_slice_wakes_its_service() {
    view.put(Resource.SERVICES, plain());
    view.settle(controller, KEY);
    assertThat(controller.affected(Resource.ENDPOINT_SLICES, only(), null, view)).containsExactly(KEY);
  }
}
