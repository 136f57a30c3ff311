package io.hexareme.adapters.httpvertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.Credential;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest extends FrontDoorFixture {
  private int status(String certificate, HttpClient.Version version, String authorization) throws Exception {
    var request = to("/api");
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    HttpResponse<String> response = client(version, certificate).send(request.build(), BodyHandlers.ofString());
    return response.statusCode();
  }

  private int status(String certificate, String authorization) throws Exception {
    return status(certificate, HttpClient.Version.HTTP_1_1, authorization);
  }

  private ApiRequest asked() {
    return api.requests.remove();
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void a_trusted_certificate_names_user_and_groups(HttpClient.Version version) throws Exception {
    assertThat(status("alice", version, null)).isEqualTo(200);
    assertThat(asked().credential()).isEqualTo(new Credential.Certificate("alice", List.of("dev", "ops")));
  }

  @Test
  void a_certificate_without_a_common_name_names_nobody() throws Exception {
    assertThat(status("nameless", null)).isEqualTo(200);
    assertThat(asked().credential()).isEqualTo(new Credential.None());
  }

  @ParameterizedTest
  @ValueSource(strings = {"stranger", "serving-only"})
  void a_certificate_that_is_not_trusted_is_unauthorized(String certificate) throws Exception {
    assertThat(status(certificate, null)).isEqualTo(401);
    assertThat(api.requests).isEmpty();
  }

  @Test
  void a_token_goes_before_a_certificate_that_is_not_trusted() throws Exception {
    assertThat(status("stranger", "Bearer abc")).isEqualTo(200);
    assertThat(asked().credential()).isEqualTo(new Credential.Bearer("abc"));
  }

  @Test
  void a_trusted_certificate_goes_before_a_token() throws Exception {
    assertThat(status("alice", "Bearer abc")).isEqualTo(200);
    assertThat(asked().credential()).isInstanceOf(Credential.Certificate.class);
  }

  @Test
  void a_token_is_taken_from_the_header() throws Exception {
    assertThat(status(null, "bearer  abc.def ")).isEqualTo(200);
    ApiRequest request = asked();
    assertThat(request.credential()).isEqualTo(new Credential.Bearer("abc.def"));
    assertThat(request.headers()).doesNotContainKey("authorization");
  }

  @Test
  void other_schemes_are_left_to_the_api_server() throws Exception {
    assertThat(status(null, "Basic abc")).isEqualTo(200);
    ApiRequest request = asked();
    assertThat(request.credential()).isEqualTo(new Credential.None());
    assertThat(request.header("authorization")).isEqualTo("Basic abc");
  }
}
