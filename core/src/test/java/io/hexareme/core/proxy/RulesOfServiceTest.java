package io.hexareme.core.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.proxy.ServiceRule;
import io.hexareme.ports.proxy.ServiceRule.Any;
import io.hexareme.ports.proxy.ServiceRule.Backends;
import io.hexareme.ports.proxy.ServiceRule.Door;
import io.hexareme.ports.proxy.ServiceRule.Dropped;
import io.hexareme.ports.proxy.ServiceRule.Endpoint;
import io.hexareme.ports.proxy.ServiceRule.Kind;
import io.hexareme.ports.proxy.ServiceRule.Rejected;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesOfServiceTest {
  private static final String HERE = "node-1";

  private static Obj service(Object... spec) {
    Obj fields = Value.obj("clusterIP", "10.96.0.7", "clusterIPs", List.of("10.96.0.7"), "ports", List.of(Value.obj("port", 80, "protocol", "TCP")));
    for (int i = 0; i < spec.length; i += 2) {
      fields = fields.with((String) spec[i], Value.from(spec[i + 1]));
    }
    return Value.obj("metadata", Value.obj("name", "web", "namespace", "default"), "spec", fields);
  }

  /** @param state {@code ready}, {@code not ready}, {@code leaving} (terminating, still serving) or {@code gone} (terminating, not serving) */
  private static Obj endpoint(int last, String node, String state) {
    return Value.obj("addresses", List.of("10.244.1." + last), "nodeName", node, "conditions", Value.obj(
        "ready", state.equals("ready"), "serving", state.equals("ready") || state.equals("leaving"),
        "terminating", state.equals("leaving") || state.equals("gone")));
  }

  private static Obj slice(Obj... endpoints) {
    return Value.obj("addressType", "IPv4", "ports", List.of(Value.obj("name", "", "port", 8080, "protocol", "TCP")), "endpoints", List.of(endpoints));
  }

  private static Any any(int... lasts) {
    return new Any(java.util.stream.IntStream.of(lasts).mapToObj(last -> new Endpoint("10.244.1." + last, 8080)).toList());
  }

  private static Backends inside(Obj service, Obj... slices) {
    return RulesOfService.of(service, List.of(slices), HERE).getFirst().fromPods();
  }

  private static ServiceRule rule(Kind kind, Obj service, Obj... slices) {
    return RulesOfService.of(service, List.of(slices), HERE).stream().filter(rule -> rule.door().kind() == kind).findFirst().orElseThrow();
  }

  @Test
  void only_ready_endpoints_get_traffic() {
    assertThat(inside(service(), slice(endpoint(1, "node-1", "ready"), endpoint(2, "node-2", "not ready"), endpoint(3, "node-2", "ready"),
        endpoint(4, "node-2", "leaving"), endpoint(5, "node-2", "gone")))).isEqualTo(any(1, 3));
  }

  @Test
  void when_none_is_ready_those_that_leave_and_still_serve_get_it() {
    assertThat(inside(service(), slice(endpoint(1, "node-1", "not ready"), endpoint(2, "node-2", "leaving"), endpoint(3, "node-2", "gone"))))
        .isEqualTo(any(2));
  }

  @Test
  void without_any_the_connection_is_refused() {
    assertThat(inside(service())).isEqualTo(new Rejected());
    assertThat(inside(service(), slice(endpoint(1, "node-1", "not ready"), endpoint(2, "node-1", "gone")))).isEqualTo(new Rejected());
  }

  @Test
  void conditions_that_are_not_said_are_good_ones() {
    Obj bare = Value.obj("addresses", List.of("10.244.1.9"));
    assertThat(inside(service(), slice(bare))).isEqualTo(any(9));
  }

  @Test
  void an_endpoint_in_two_slices_counts_once_and_as_ready() {
    assertThat(inside(service(), slice(endpoint(1, "node-1", "not ready")), slice(endpoint(1, "node-1", "ready")))).isEqualTo(any(1));
  }

  @Test
  void internal_policy_local_keeps_traffic_on_the_node_or_loses_it() {
    Obj local = service("internalTrafficPolicy", "Local");
    assertThat(inside(local, slice(endpoint(1, "node-1", "ready"), endpoint(2, "node-2", "ready")))).isEqualTo(any(1));
    assertThat(inside(local, slice(endpoint(1, "node-1", "leaving"), endpoint(2, "node-2", "ready")))).isEqualTo(any(1));
    assertThat(inside(local, slice(endpoint(1, "node-1", "not ready"), endpoint(2, "node-2", "ready")))).isEqualTo(new Dropped());
    assertThat(inside(local, slice(endpoint(1, "node-1", "not ready")))).isEqualTo(new Rejected());
  }

  @Test
  void external_policy_local_concerns_clients_outside_only() {
    Obj service = service("type", "NodePort", "externalTrafficPolicy", "Local", "ports", List.of(Value.obj("port", 80, "nodePort", 30080)));
    ServiceRule port = rule(Kind.NODE_PORT, service, slice(endpoint(2, "node-2", "ready")));
    assertThat(port.door()).isEqualTo(new Door(Kind.NODE_PORT, "", 30080, "TCP"));
    assertThat(port.fromPods()).isEqualTo(any(2));
    assertThat(port.fromOutside()).isEqualTo(new Dropped());
    assertThat(rule(Kind.CLUSTER_IP, service, slice(endpoint(2, "node-2", "ready"))).fromPods()).isEqualTo(any(2));
  }

  @Test
  void external_and_load_balancer_addresses_are_doors_too() {
    Obj service = service("externalIPs", List.of("192.0.2.1", "2001:db8::1")).with("status", Value.obj("loadBalancer", Value.obj("ingress",
        List.of(Value.obj("ip", "192.0.2.9", "ipMode", "VIP"), Value.obj("ip", "192.0.2.8", "ipMode", "Proxy"), Value.obj("hostname", "lb.example")))));
    assertThat(RulesOfService.of(service, List.of(), HERE)).extracting(ServiceRule::door).containsExactly(
        new Door(Kind.CLUSTER_IP, "10.96.0.7", 80, "TCP"),
        new Door(Kind.EXTERNAL_IP, "192.0.2.1", 80, "TCP"),
        new Door(Kind.LOAD_BALANCER_IP, "192.0.2.9", 80, "TCP"));
  }

  @Test
  void ports_are_matched_by_name_and_protocol() {
    Obj service = service("ports", List.of(
        Value.obj("name", "http", "port", 80, "protocol", "TCP"), Value.obj("name", "dns", "port", 53, "protocol", "UDP"),
        Value.obj("name", "other", "port", 9, "protocol", "TCP")));
    Obj slice = slice(endpoint(1, "node-1", "ready")).with("ports", Value.array(
        Value.obj("name", "dns", "port", 5353, "protocol", "UDP"), Value.obj("name", "http", "port", 8080, "protocol", "TCP")));
    assertThat(RulesOfService.of(service, List.of(slice), HERE)).extracting(ServiceRule::fromPods)
        .containsExactly(any(1), new Any(List.of(new Endpoint("10.244.1.1", 5353))), new Rejected());
  }

  @Test
  void slices_of_another_address_family_do_not_count() {
    assertThat(inside(service(), slice(endpoint(1, "node-1", "ready")).with("addressType", "IPv6"))).isEqualTo(new Rejected());
  }

  @Test
  void affinity_lasts_three_hours_unless_said_otherwise() {
    assertThat(rule(Kind.CLUSTER_IP, service()).affinity()).isNull();
    assertThat(rule(Kind.CLUSTER_IP, service("sessionAffinity", "ClientIP")).affinity()).isEqualTo(Duration.ofHours(3));
    Obj config = Value.obj("clientIP", Value.obj("timeoutSeconds", 10));
    assertThat(rule(Kind.CLUSTER_IP, service("sessionAffinity", "ClientIP", "sessionAffinityConfig", config)).affinity()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void headless_services_and_external_names_have_no_rules() {
    assertThat(RulesOfService.of(service("clusterIP", "None", "clusterIPs", List.of("None")), List.of(), HERE)).isEmpty();
    assertThat(RulesOfService.of(service("clusterIP", "", "clusterIPs", List.of()), List.of(), HERE)).isEmpty();
    assertThat(RulesOfService.of(service("type", "ExternalName"), List.of(), HERE)).isEmpty();
  }
}
