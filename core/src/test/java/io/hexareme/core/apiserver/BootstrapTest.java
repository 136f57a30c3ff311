package io.hexareme.core.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.adapters.schemakubernetes.KubernetesSchemas;
import io.hexareme.ports.time.SeededRandomness;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private final ApiServerFixture api = new ApiServerFixture();

  @Test
  void a_fresh_cluster_has_the_system_namespaces() {
    assertThat(api.get("/api/v1/namespaces").at("items").items()).extracting(n -> n.text("metadata", "name"))
        .contains("default", "kube-system", "kube-public", "kube-node-lease");
  }

  @Test
  void the_service_kubernetes_has_the_first_address_of_the_range() {
    assertThat(api.get("/api/v1/namespaces/default/services/kubernetes").text("spec.clusterIP")).isEqualTo("10.96.0.1");
    assertThat(api.get("/api/v1/namespaces/default/endpoints/kubernetes").code()).isEqualTo(200);
    assertThat(api.get("/apis/discovery.k8s.io/v1/namespaces/default/endpointslices/kubernetes").code()).isEqualTo(200);
  }

  @Test
  void every_binding_has_its_role_and_every_controllers_account_its_binding() {
    List<String> roles = api.get("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings").at("items").items().stream()
        .map(binding -> binding.text("roleRef", "name")).toList();
    roles.forEach(role ->
        assertThat(api.get("/apis/rbac.authorization.k8s.io/v1/clusterroles/" + role).code()).as(role).isEqualTo(200));
    var accounts = api.get("/api/v1/namespaces/kube-system/serviceaccounts").at("items").items();
    assertThat(accounts).hasSizeGreaterThan(20);
    accounts.forEach(account -> assertThat(roles).contains("system:controller:" + account.text("metadata", "name")));
  }

  @Test
  void a_server_that_finds_everything_writes_nothing() {
    long before = api.store.appliedRevision();
    secondServer(6443);
    assertThat(api.store.appliedRevision()).isEqualTo(before);
  }

  @Test
  void a_default_role_gets_back_what_it_lost_and_keeps_what_was_added() {
    String role = "/apis/rbac.authorization.k8s.io/v1/clusterroles/system:basic-user";
    api.patch(role, "{'rules':[{'verbs':['get'],'apiGroups':['x.io'],'resources':['things']}]}");
    secondServer(6443);
    assertThat(api.get(role).at("rules").items()).extracting(rule -> rule.list("apiGroups").getFirst().asString(""))
        .containsExactly("x.io", "authorization.k8s.io", "authentication.k8s.io");
  }

  @Test
  void a_default_role_that_shall_not_be_updated_is_left_alone() {
    String role = "/apis/rbac.authorization.k8s.io/v1/clusterroles/system:basic-user";
    api.patch(role, "{'rules':[],'metadata':{'annotations':{'rbac.authorization.kubernetes.io/autoupdate':'false'}}}");
    secondServer(6443);
    assertThat(api.get(role).at("rules").items()).isEmpty();
  }

  @Test
  void the_endpoints_follow_the_server_to_another_port() {
    secondServer(7443);
    assertThat(api.get("/api/v1/namespaces/default/endpoints/kubernetes").at("subsets").items().getFirst()
        .list("ports").getFirst().at("port").asInt(0)).isEqualTo(7443);
  }

  /** Another server on the same store, as after a restart. */
  private void secondServer(int port) {
    JsonCodec json = new JsonCodec();
    ApiServerPorts ports = new ApiServerPorts(api.store, api.loop, api.loop.clock(), new SeededRandomness(9), api.trace,
        new FakeSigner(), node -> Optional.empty(), new KubernetesSchemas(), json, json, json,
        api.ports.protobufEncoder(), api.ports.openApiEncoder(), List.of(json), Operations.unwatched(), Outside.none());
    KubernetesApiServer second = new KubernetesApiServer(ports, new ApiServerSettings(
        Map.of(), "v1.34.0+hexareme", "the CA", "10.96.0.0/16", "https://kubernetes.default.svc", "127.0.0.1", port, 1_000));
    api.loop.await(second.start());
    second.stop();
  }

  @Test
  void a_namespace_that_the_cluster_stands_on_cannot_be_deleted() {
    var refused = api.delete("/api/v1/namespaces/default");
    assertThat(refused.code()).isEqualTo(403);
    assertThat(refused.message()).isEqualTo("namespaces \"default\" is forbidden: this namespace may not be deleted");
  }

  @Test
  void the_priority_classes_of_the_system_have_their_values() {
    assertThat(api.get("/apis/scheduling.k8s.io/v1/priorityclasses/system-node-critical").at("value").asLong(0)).isEqualTo(2_000_001_000);
  }
}
