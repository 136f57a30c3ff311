package io.hexareme.core.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

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
  void every_controller_has_its_account_its_role_and_its_binding() {
    for (var binding : api.get("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings").at("items").items()) {
      String role = binding.text("roleRef", "name");
      assertThat(api.get("/apis/rbac.authorization.k8s.io/v1/clusterroles/" + role).code()).as(role).isEqualTo(200);
      if (role.startsWith("system:controller:")) {
        String account = role.substring("system:controller:".length());
        assertThat(api.get("/api/v1/namespaces/kube-system/serviceaccounts/" + account).code()).as(account).isEqualTo(200);
      }
    }
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
