package io.hexareme.core.apiserver.health;

import static io.hexareme.core.apiserver.TestJson.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.ports.api.ApiResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Version, paths, issuer, health of a whole server. */
class SelfDescriptionPathsTest {
  private final ApiServerFixture api = new ApiServerFixture();

  @ParameterizedTest
  @ValueSource(strings = {"/version", "/version/"})
  void the_version_has_numbers_that_clients_read(String path) {
    ApiServerFixture.Answer version = api.get(path);
    assertThat(version.text("major")).isEqualTo("1");
    assertThat(version.text("minor")).isEqualTo("34");
    assertThat(version.text("gitVersion")).isEqualTo("v1.34.0+hexareme");
    assertThat(version.text("gitTreeState")).isEqualTo("clean");
  }

  @Test
  void the_root_lists_the_paths() {
    assertThat(api.get("/").body().list("paths")).extracting(path -> path.asString(""))
        .contains("/api/v1", "/apis/apps", "/apis/apps/v1", "/livez", "/openapi/v3", "/version").isSorted();
  }

  @Test
  void whoever_gets_lost_is_shown_the_paths() {
    ApiServerFixture.Answer lost = api.get("/nowhere/at/all");
    assertThat(lost.code()).isEqualTo(404);
    assertThat(lost.body()).isEqualTo(api.get("/").body());
  }

  @Test
  void the_issuer_of_tokens_is_described() {
    ApiServerFixture.Answer metadata = api.get("/.well-known/openid-configuration");
    assertThat(metadata.body()).isEqualTo(json("{'issuer':'https://kubernetes.default.svc','jwks_uri':'https://127.0.0.1:6443/openid/v1/jwks',"
        + "'response_types_supported':['id_token'],'subject_types_supported':['public'],'id_token_signing_alg_values_supported':[]}"));
    ApiResponse.Whole keys = api.fetch("/openid/v1/jwks", Map.of());
    assertThat(keys.headers()).containsEntry("content-type", "application/jwk-set+json");
    assertThat(ApiServerFixture.text(keys)).isEqualTo("{\"keys\":[]}");
  }

  @Test
  void a_running_server_is_ready() {
    assertThat(ApiServerFixture.text(api.fetch("/readyz", Map.of()))).isEqualTo("ok");
    assertThat(ApiServerFixture.text(api.fetch("/readyz?verbose", Map.of())))
        .isEqualTo("[+]ping ok\n[+]etcd ok\n[+]etcd-readiness ok\n[+]informer-sync ok\nreadyz check passed\n");
    assertThat(ApiServerFixture.text(api.fetch("/livez/etcd", Map.of()))).isEqualTo("ok");
  }
}
