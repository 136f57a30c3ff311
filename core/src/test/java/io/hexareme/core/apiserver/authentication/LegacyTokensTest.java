package io.hexareme.core.apiserver.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.Caller;
import io.hexareme.core.apiserver.FakeSigner;
import io.hexareme.ports.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LegacyTokensTest {
  private static final String DEFAULT = "/api/v1/namespaces/default/";
  private final FakeSigner signer = new FakeSigner();
  private final ApiServerFixture api = new ApiServerFixture(name -> Optional.empty(), signer);
  private String token;

  @BeforeEach
  void a_secret_holds_a_token() {
    String uid = api.post(DEFAULT + "serviceaccounts", "{'metadata':{'name':'bot'}}").text("metadata.uid");
    String claim = "kubernetes.io/serviceaccount/";
    token = signer.sign(Value.obj("iss", "kubernetes/serviceaccount", claim + "namespace", "default", claim + "secret.name", "s",
        claim + "service-account.name", "bot", claim + "service-account.uid", uid, "sub", "system:serviceaccount:default:bot"));
    String encoded = Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
    api.post(DEFAULT + "secrets", "{'metadata':{'name':'s','annotations':{'kubernetes.io/service-account.name':'bot'}},"
        + "'type':'kubernetes.io/service-account-token','data':{'token':'" + encoded + "'}}");
  }

  private int code() {
    return Caller.bearer(api, token).post("/apis/authentication.k8s.io/v1/selfsubjectreviews", "{}").code();
  }

  @Test
  void it_is_good_as_long_as_the_secret_holds_it() {
    assertThat(code()).isEqualTo(201);
    api.patch(DEFAULT + "secrets/s", "{'data':{'token':'eA=='}}");
    assertThat(code()).isEqualTo(401);
  }

  @Test
  void with_the_secret_it_is_gone() {
    api.delete(DEFAULT + "secrets/s");
    assertThat(code()).isEqualTo(401);
  }

  @Test
  void another_account_of_the_same_name_is_another_account() {
    api.delete(DEFAULT + "serviceaccounts/bot");
    api.post(DEFAULT + "serviceaccounts", "{'metadata':{'name':'bot'}}");
    assertThat(code()).isEqualTo(401);
  }
}
