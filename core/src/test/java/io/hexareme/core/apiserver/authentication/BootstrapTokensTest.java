package io.hexareme.core.apiserver.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.core.apiserver.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootstrapTokensTest {
  private static final String WHO_AM_I = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
  private static final String TOKEN = "abcdef.0123456789abcdef";
  private final ApiServerFixture api = new ApiServerFixture();

  private void secret(String more) {
    String data = "'token-id':'abcdef','token-secret':'0123456789abcdef','usage-bootstrap-authentication':'true'";
    Answer made = api.post("/api/v1/namespaces/kube-system/secrets", "{'metadata':{'name':'bootstrap-token-abcdef'},"
        + "'type':'bootstrap.kubernetes.io/token','stringData':{" + data + more + "}}");
    assertThat(made.code()).isEqualTo(201);
  }

  private Answer whoAmI(String token) {
    return Caller.bearer(api, token).post(WHO_AM_I, "{}");
  }

  @Test
  void a_node_that_joins_is_a_bootstrapper() {
    secret(",'auth-extra-groups':'system:bootstrappers:kubeadm:default-node-token','expiration':'2026-01-02T00:00:00Z'");
    Answer me = whoAmI(TOKEN);
    assertThat(me.code()).isEqualTo(201);
    assertThat(me.text("status.userInfo.username")).isEqualTo("system:bootstrap:abcdef");
    assertThat(me.at("status.userInfo.groups").items()).extracting(g -> g.asString("")).containsExactly(
        "system:bootstrappers", "system:bootstrappers:kubeadm:default-node-token", "system:authenticated");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      ",'expiration':'2025-12-31T23:59:59Z'", ",'expiration':'soon'", ",'usage-bootstrap-authentication':'false'",
      ",'auth-extra-groups':'system:masters'", ",'auth-extra-groups':'system:bootstrappers:'", ",'token-secret':'fedcba9876543210'",
      ",'token-id':'fedcba'"})
  void one_that_is_over_or_means_something_else_is_worth_nothing(String more) {
    secret(more);
    assertThat(whoAmI(TOKEN).code()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({"abcdef.0123456789abcde", "abcdef", "ABCDEF.0123456789abcdef", "abcdef.0123456789abcdeg0", "ghijkl.0123456789abcdef"})
  void what_is_not_quite_it_is_nobodys(String token) {
    secret("");
    assertThat(whoAmI(token).code()).isEqualTo(401);
    assertThat(whoAmI(TOKEN).code()).isEqualTo(201);
  }
}
