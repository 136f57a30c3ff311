package io.hexareme.adapters.httpvertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.Credential;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The stranger, whom the cluster's authority does not know, is the authority of front proxies here. */
class ProxyCertificatesTest extends FrontDoorFixture {
  @Override
  TlsMaterial tls() {
    TlsMaterial usual = TestTls.server();
    return new TlsMaterial(usual.certificate(), usual.privateKey(), usual.clientAuthority(), Optional.of(TestTls.read("stranger.crt")));
  }

  private ApiRequest asked(String certificate, String... headers) throws Exception {
    var request = to("/api").header("X-Remote-User", "jane");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    assertThat(client(HttpClient.Version.HTTP_2, certificate).send(request.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    return api.requests.remove();
  }

  @Test
  void a_certificate_of_the_proxies_authority_is_a_proxys() throws Exception {
    ApiRequest request = asked("stranger");
    assertThat(request.credential()).isInstanceOfSatisfying(Credential.FrontProxy.class, proxy -> {
      assertThat(proxy.otherwise()).isEmpty();
      assertThat(proxy.headers()).isEqualTo(Map.of());
    });
    assertThat(request.header("x-remote-user")).isEqualTo("jane");
  }

  @Test
  void a_proxy_may_show_a_token_of_its_own() throws Exception {
    assertThat(asked("stranger", "Authorization", "Bearer abc").credential()).isInstanceOfSatisfying(Credential.FrontProxy.class,
        proxy -> assertThat(proxy.otherwise()).contains(new Credential.Bearer("abc")));
  }

  @Test
  void a_certificate_of_the_clusters_authority_is_no_proxys() throws Exception {
    assertThat(asked("alice").credential()).isEqualTo(new Credential.Certificate("alice", List.of("dev", "ops")));
  }
}
