package io.hexareme.core.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What kubeadm's discovery reads before it has any credential. */
class ClusterInfoTest {
  private final ApiServerFixture api = new ApiServerFixture();

  @Test
  void anybody_may_read_how_the_cluster_is_reached_and_nothing_beside_it() {
    Caller nobody = Caller.anonymous(api);
    var info = nobody.get("/api/v1/namespaces/kube-public/configmaps/cluster-info");
    assertThat(info.code()).isEqualTo(200);
    assertThat(info.text("data.kubeconfig")).contains("\n    certificate-authority-data: ", "\n    server: https://", "\nusers: null\n");
    assertThat(nobody.get("/api/v1/namespaces/kube-public/configmaps").code()).isEqualTo(403);
    assertThat(nobody.get("/api/v1/namespaces/kube-system/configmaps/extension-apiserver-authentication").code()).isEqualTo(403);
  }

  @Test
  void the_signer_may_read_tokens_and_write_that_map_only() {
    Caller signer = Caller.controller(api, "bootstrap-signer");
    var info = signer.get("/api/v1/namespaces/kube-public/configmaps/cluster-info");
    assertThat(signer.patch("/api/v1/namespaces/kube-public/configmaps/cluster-info", "{'data':{'x':'y'}}").code()).isEqualTo(403);
    assertThat(info.code()).isEqualTo(200);
    assertThat(signer.get("/api/v1/namespaces/kube-system/secrets").code()).isEqualTo(200);
    assertThat(signer.get("/api/v1/namespaces/default/secrets").code()).isEqualTo(403);
  }
}
