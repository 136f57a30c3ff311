package io.hexareme.core.apiserver.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.core.apiserver.Caller;
import io.hexareme.core.apiserver.Outside;
import io.hexareme.core.apiserver.SecuritySettings;
import io.hexareme.core.apiserver.TestJson;
import io.hexareme.core.machinery.NoCertificates;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrontProxyTest {
  private static final String WHO = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
  private static final FrontProxySettings SETTINGS = new FrontProxySettings("the proxies' CA", List.of("front-proxy-client"),
      List.of("X-Remote-User", "X-Other-User"), List.of("X-Remote-Uid"), List.of("X-Remote-Group"), List.of("X-Remote-Extra-"));
  private static final Credential OWN = new Credential.Certificate("front-proxy-client", List.of("proxies"));

  private final ApiServerFixture api = server(AuthenticationSettings.DEFAULT.with(SETTINGS));

  private static ApiServerFixture server(AuthenticationSettings settings) {
    return new ApiServerFixture(ApiServerFixture.NO_TOKENS, Outside.none(), NoCertificates.NONE, SecuritySettings.DEFAULT.with(settings));
  }

  private Caller proxy(String name, Optional<Credential> otherwise) {
    return new Caller(api, new Credential.FrontProxy(name, otherwise, Map.of()), Map.of());
  }

  private static String name(Answer answer) {
    assertThat(answer.code()).isEqualTo(201);
    return answer.text("status.userInfo.username");
  }

  @Test
  void a_proxy_names_the_user_with_groups_uid_and_extra() {
    Answer answer = proxy("front-proxy-client", Optional.empty()).with("x-remote-user", "jane").with("x-remote-uid", "u-1")
        .with("x-remote-group", "dev,ops").with("x-remote-extra-acme.com%2fteam", "sea,land").post(WHO, "{}");
    assertThat(answer.at("status.userInfo")).isEqualTo(TestJson.json("""
        {'username':'jane','uid':'u-1','groups':['dev','ops','system:authenticated'],'extra':{'acme.com/team':['sea','land']}}"""));
  }

  @Test
  void the_first_header_that_says_something_names_the_user() {
    assertThat(name(proxy("front-proxy-client", Optional.empty()).with("x-other-user", "joe").post(WHO, "{}"))).isEqualTo("joe");
    assertThat(name(proxy("front-proxy-client", Optional.empty()).with("x-other-user", "joe").with("x-remote-user", "jane").post(WHO, "{}")))
        .isEqualTo("jane");
  }

  @Test
  void another_name_than_those_allowed_speaks_for_nobody() {
    assertThat(proxy("somebody", Optional.empty()).with("x-remote-user", "jane").post(WHO, "{}").code()).isEqualTo(401);
    assertThat(name(proxy("somebody", Optional.of(OWN)).with("x-remote-user", "jane").post(WHO, "{}"))).isEqualTo("front-proxy-client");
  }

  @Test
  void without_a_user_it_is_who_it_is_itself() {
    assertThat(name(proxy("front-proxy-client", Optional.of(OWN)).with("x-remote-group", "system:masters").post(WHO, "{}")))
        .isEqualTo("front-proxy-client");
    assertThat(name(proxy("front-proxy-client", Optional.of(ApiServerFixture.ADMIN)).post(WHO, "{}"))).isEqualTo("admin");
    assertThat(proxy("front-proxy-client", Optional.empty()).post(WHO, "{}").code()).isEqualTo(401);
  }

  @Test
  void the_headers_of_others_mean_nothing() {
    assertThat(name(Caller.user(api, "mallory").with("x-remote-user", "admin").with("x-remote-group", "system:masters").post(WHO, "{}")))
        .isEqualTo("mallory");
    assertThat(Caller.anonymous(api).with("x-remote-user", "admin").post(WHO, "{}").code()).isEqualTo(403);
  }

  @Test
  void a_proxy_means_nothing_to_a_server_that_knows_none() {
    ApiServerFixture other = server(AuthenticationSettings.DEFAULT);
    assertThat(new Caller(other, new Credential.FrontProxy("front-proxy-client", Optional.empty(), Map.of()), Map.of())
        .with("x-remote-user", "jane").post(WHO, "{}").code()).isEqualTo(401);
    assertThat(other.get("/api/v1/namespaces/kube-system/configmaps/extension-apiserver-authentication").at("data"))
        .isEqualTo(TestJson.json("{'client-ca-file':'the CA'}"));
  }

  @Test
  void whom_a_proxy_speaks_for_may_act_as_another_only_with_the_right() {
    Caller jane = proxy("front-proxy-client", Optional.empty()).with("x-remote-user", "jane").with("impersonate-user", "joe");
    assertThat(jane.post(WHO, "{}").message()).startsWith("users \"joe\" is forbidden: User \"jane\" cannot impersonate");
    assertThat(name(jane.with("x-remote-group", "system:masters").post(WHO, "{}"))).isEqualTo("joe");
  }

  @Test
  void aggregated_servers_read_whom_to_believe() {
    assertThat(api.get("/api/v1/namespaces/kube-system/configmaps/extension-apiserver-authentication").at("data")).isEqualTo(Value.obj(
        "client-ca-file", "the CA",
        "requestheader-allowed-names", "[\"front-proxy-client\"]",
        "requestheader-client-ca-file", "the proxies' CA",
        "requestheader-extra-headers-prefix", "[\"X-Remote-Extra-\"]",
        "requestheader-group-headers", "[\"X-Remote-Group\"]",
        "requestheader-uid-headers", "[\"X-Remote-Uid\"]",
        "requestheader-username-headers", "[\"X-Remote-User\",\"X-Other-User\"]"));
  }
}
