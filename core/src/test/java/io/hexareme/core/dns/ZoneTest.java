package io.hexareme.core.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.dns.ClusterDns.Addresses;
import io.hexareme.ports.dns.ClusterDns.Alias;
import io.hexareme.ports.dns.ClusterDns.NoSuchName;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The names of the specification, each with what it stands for. */
class ZoneTest {
  private final Map<ObjectKey, Obj> services = new TreeMap<>();
  private final Map<ObjectKey, Obj> endpoints = new TreeMap<>();
  private final Zone zone = new Zone(key -> Optional.ofNullable(services.get(key)), key -> Optional.ofNullable(endpoints.get(key)));

  private void service(String name, Object... spec) {
    services.put(new ObjectKey("default", name), Value.obj("spec", Value.obj(spec)));
  }

  private static Addresses ips(String... ips) {
    return new Addresses(List.of(ips));
  }

  @Test
  void a_service_is_its_cluster_address_in_its_own_namespace() {
    service("web", "clusterIP", "10.96.0.7");
    assertThat(zone.resolve("web.default.svc.cluster.local")).isEqualTo(ips("10.96.0.7"));
    assertThat(zone.resolve("WEB.default.svc.Cluster.local")).isEqualTo(ips("10.96.0.7"));
    for (String name : List.of("web.other.svc.cluster.local", "web.default.svc.example", "web.default", "web", "default.svc.cluster.local",
        "a.b.web.default.svc.cluster.local", "x.web.default.svc.cluster.local")) {
      assertThat(zone.resolve(name)).as(name).isEqualTo(new NoSuchName());
    }
  }

  @Test
  void a_headless_service_is_its_ready_pods_each_of_which_has_a_name() {
    service("db", "clusterIP", "None");
    endpoints.put(new ObjectKey("default", "db"), Value.obj("subsets", List.of(Value.obj(
        "addresses", List.of(Value.obj("ip", "10.244.1.2", "hostname", "db-0"), Value.obj("ip", "10.244.1.3")),
        "notReadyAddresses", List.of(Value.obj("ip", "10.244.1.4", "hostname", "db-2"))))));
    assertThat(zone.resolve("db.default.svc.cluster.local")).isEqualTo(ips("10.244.1.2", "10.244.1.3"));
    assertThat(zone.resolve("db-0.db.default.svc.cluster.local")).isEqualTo(ips("10.244.1.2"));
    assertThat(zone.resolve("10-244-1-3.db.default.svc.cluster.local")).isEqualTo(ips("10.244.1.3"));
    assertThat(zone.resolve("db-2.db.default.svc.cluster.local")).isEqualTo(new NoSuchName());
  }

  @Test
  void a_headless_service_without_ready_pods_is_a_name_without_addresses() {
    service("db", "clusterIP", "None");
    assertThat(zone.resolve("db.default.svc.cluster.local")).isEqualTo(ips());
  }

  @Test
  void an_external_name_is_an_alias() {
    service("out", "type", "ExternalName", "externalName", "api.example.org.");
    assertThat(zone.resolve("out.default.svc.cluster.local")).isEqualTo(new Alias("api.example.org"));
  }

  @Test
  void a_pod_is_its_address_with_dashes() {
    assertThat(zone.resolve("10-244-1-7.default.pod.cluster.local")).isEqualTo(ips("10.244.1.7"));
    assertThat(zone.resolve("web-1.default.pod.cluster.local")).isEqualTo(new NoSuchName());
  }
}
