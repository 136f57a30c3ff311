package io.hexareme.core.apiserver.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.core.apiserver.Caller;
import io.hexareme.core.apiserver.FakeSigner;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceAccountTokensTest {
  private static final String WHO_AM_I = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
  private static final String ACCOUNTS = "/api/v1/namespaces/default/serviceaccounts";
  private final FakeSigner signer = new FakeSigner();
  private final ApiServerFixture api = new ApiServerFixture(name -> Optional.empty(), signer);
  private String uid;

  @BeforeEach
  void an_account_is_there() {
    uid = api.post(ACCOUNTS, "{'metadata':{'name':'bot'}}").text("metadata.uid");
  }

  private Answer request(String spec) {
    return api.post(ACCOUNTS + "/bot/token", "{'spec':" + spec + "}");
  }

  private Answer whoAmI(String token) {
    return Caller.bearer(api, token).post(WHO_AM_I, "{}");
  }

  @Test
  void a_token_is_made_for_an_hour_and_for_this_server() {
    Answer answer = request("{}");
    assertThat(answer.code()).isEqualTo(201);
    assertThat(answer.text("kind")).isEqualTo("TokenRequest");
    assertThat(answer.text("status.expirationTimestamp")).isEqualTo("2026-01-01T01:00:00Z");
    assertThat(answer.at("spec.audiences").items()).containsExactly(Value.of("https://kubernetes.default.svc"));
    Obj claims = signer.verify(answer.text("status.token")).orElseThrow();
    assertThat(claims.text("sub")).isEqualTo("system:serviceaccount:default:bot");
    assertThat(claims.text("kubernetes.io", "serviceaccount", "uid")).isEqualTo(uid);
  }

  @Test
  void whoever_shows_a_token_is_its_account() {
    Answer me = whoAmI(request("{}").text("status.token"));
    assertThat(me.code()).isEqualTo(201);
    assertThat(me.text("status.userInfo.username")).isEqualTo("system:serviceaccount:default:bot");
    assertThat(me.text("status.userInfo.uid")).isEqualTo(uid);
    assertThat(me.at("status.userInfo.groups").items()).extracting(g -> g.asString(""))
        .containsExactly("system:serviceaccounts", "system:serviceaccounts:default", "system:authenticated");
    assertThat(me.at("status").at("userInfo", "extra", "authentication.kubernetes.io/credential-id").items().getFirst().asString(""))
        .startsWith("JTI=");
  }

  @Test
  void a_token_is_worthless_once_it_has_expired() {
    String token = request("{'expirationSeconds':600}").text("status.token");
    api.loop.advance(Duration.ofSeconds(599));
    assertThat(whoAmI(token).code()).isEqualTo(201);
    api.loop.advance(Duration.ofSeconds(1));
    assertThat(whoAmI(token).code()).isEqualTo(401);
  }

  @Test
  void a_token_is_worthless_once_its_account_is_another() {
    String token = request("{}").text("status.token");
    api.delete(ACCOUNTS + "/bot");
    assertThat(whoAmI(token).code()).isEqualTo(401);
    api.post(ACCOUNTS, "{'metadata':{'name':'bot'}}");
    assertThat(whoAmI(token).code()).isEqualTo(401);
  }

  @Test
  void a_token_is_worthless_once_the_pod_it_is_bound_to_is_gone() {
    api.post("/api/v1/namespaces/default/pods",
        "{'metadata':{'name':'p'},'spec':{'serviceAccountName':'bot','containers':[{'name':'c','image':'i'}]}}");
    String token = request("{'boundObjectRef':{'kind':'Pod','apiVersion':'v1','name':'p'}}").text("status.token");
    assertThat(whoAmI(token).at("status").at("userInfo", "extra", "authentication.kubernetes.io/pod-name").items())
        .containsExactly(Value.of("p"));
    api.delete("/api/v1/namespaces/default/pods/p", "{'gracePeriodSeconds':0}");
    assertThat(whoAmI(token).code()).isEqualTo(401);
  }

  private String whyNot(String token) {
    return api.post("/apis/authentication.k8s.io/v1/tokenreviews", "{'spec':{'token':'" + token + "'}}").text("status.error");
  }

  @Test
  void a_review_says_what_the_token_was_bound_to_and_is_not_any_more() {
    String pod = "{'metadata':{'name':'p'},'spec':{'serviceAccountName':'bot','containers':[{'name':'c','image':'i'}]}}";
    String before = api.post("/api/v1/namespaces/default/pods", pod).text("metadata.uid");
    String token = request("{'boundObjectRef':{'kind':'Pod','apiVersion':'v1','name':'p'}}").text("status.token");
    api.delete("/api/v1/namespaces/default/pods/p", "{'gracePeriodSeconds':0}");
    assertThat(whyNot(token)).isEqualTo("[invalid bearer token, service account token has been invalidated]");
    String after = api.post("/api/v1/namespaces/default/pods", pod).text("metadata.uid");
    assertThat(whyNot(token)).isEqualTo("[invalid bearer token, pod UID (" + after + ") does not match service account pod ref claim (" + before + ")]");
    api.delete(ACCOUNTS + "/bot");
    assertThat(whyNot(token)).isEqualTo("[invalid bearer token, serviceaccounts \"bot\" not found]");
    String other = api.post(ACCOUNTS, "{'metadata':{'name':'bot'}}").text("metadata.uid");
    assertThat(whyNot(token)).isEqualTo("[invalid bearer token, service account UID (" + other + ") does not match claim (" + uid + ")]");
  }

  @Test
  void a_pod_that_is_ending_may_use_its_token_for_another_minute() {
    api.post("/api/v1/namespaces/default/pods",
        "{'metadata':{'name':'p','finalizers':['a.b/c']},'spec':{'serviceAccountName':'bot','containers':[{'name':'c','image':'i'}]}}");
    String token = request("{'boundObjectRef':{'kind':'Pod','apiVersion':'v1','name':'p'}}").text("status.token");
    api.delete("/api/v1/namespaces/default/pods/p", "{'gracePeriodSeconds':0}");
    api.loop.advance(Duration.ofSeconds(60));
    assertThat(whoAmI(token).code()).isEqualTo(201);
    api.loop.advance(Duration.ofSeconds(1));
    assertThat(whoAmI(token).code()).isEqualTo(401);
  }

  @Test
  void a_token_for_somebody_else_is_refused_here_and_known_to_a_review() {
    String token = request("{'audiences':['vault']}").text("status.token");
    assertThat(whoAmI(token).code()).isEqualTo(401);
    Answer review = api.post("/apis/authentication.k8s.io/v1/tokenreviews",
        "{'spec':{'token':'" + token + "','audiences':['vault','x']}}");
    assertThat(review.at("status.authenticated")).isEqualTo(Value.of(true));
    assertThat(review.at("status.audiences").items()).containsExactly(Value.of("vault"));
    assertThat(review.text("status.user.username")).isEqualTo("system:serviceaccount:default:bot");
  }

  @Test
  void a_review_says_why_a_token_is_nobodys() {
    Answer review = api.post("/apis/authentication.k8s.io/v1/tokenreviews", "{'spec':{'token':'rubbish'}}");
    assertThat(review.code()).isEqualTo(201);
    assertThat(review.at("status.authenticated").asBool(false)).isFalse();
    assertThat(review.text("status.error")).isEqualTo("[invalid bearer token]");
  }

  @Test
  void a_token_that_nobody_signed_is_refused() {
    Answer refused = whoAmI("rubbish");
    assertThat(refused.code()).isEqualTo(401);
    assertThat(refused.message()).isEqualTo("Unauthorized");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      iss        | "other"
      aud        | ["other"]
      exp        | 1
      nbf        | 9999999999
      """)
  void each_claim_counts(String claim, String value) {
    Obj good = signer.verify(request("{}").text("status.token")).orElseThrow();
    assertThat(whoAmI(signer.sign(good)).code()).isEqualTo(201);
    Value wrong = io.hexareme.core.apiserver.TestJson.json(value);
    assertThat(whoAmI(signer.sign(good.with(claim, wrong))).code()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {'expirationSeconds':599}        | 422 | TokenRequest.authentication.k8s.io "" is invalid: spec.expirationSeconds: Invalid value: 599: may not specify a duration less than 10 minutes
      {'expirationSeconds':4294967297} | 422 | TokenRequest.authentication.k8s.io "" is invalid: spec.expirationSeconds: Invalid value: 4294967297: may not specify a duration larger than 2^32 seconds
      {'boundObjectRef':{'kind':'Pod','apiVersion':'v1','name':'no'}} | 404 | pods "no" not found
      {'boundObjectRef':{'kind':'ConfigMap','apiVersion':'v1','name':'no'}} | 400 | cannot bind token to object of type v1, Kind=ConfigMap
      """, quoteCharacter = '`')
  void a_request_that_makes_no_sense_is_refused(String spec, int code, String message) {
    Answer refused = request(spec);
    assertThat(refused.message()).isEqualTo(message);
    assertThat(refused.code()).isEqualTo(code);
  }

  @Test
  void an_account_that_is_not_there_gets_no_token() {
    assertThat(api.post(ACCOUNTS + "/nobody/token", "{}").message()).isEqualTo("serviceaccounts \"nobody\" not found");
  }

  @Test
  void a_node_gets_tokens_for_its_own_pods_only() {
    api.post("/api/v1/namespaces/default/pods",
        "{'metadata':{'name':'p'},'spec':{'nodeName':'n1','serviceAccountName':'bot','containers':[{'name':'c','image':'i'}]}}");
    String pod = api.get("/api/v1/namespaces/default/pods/p").text("metadata.uid");
    String bound = "{'spec':{'boundObjectRef':{'kind':'Pod','apiVersion':'v1','name':'p','uid':'" + pod + "'}}}";
    assertThat(Caller.node(api, "n1").post(ACCOUNTS + "/bot/token", bound).code()).isEqualTo(201);
    assertThat(Caller.node(api, "n2").post(ACCOUNTS + "/bot/token", bound).message()).isEqualTo(
        "serviceaccounts \"bot\" is forbidden: User \"system:node:n2\" cannot create resource \"serviceaccounts/token\" in API group \"\" in the "
            + "namespace \"default\": no relationship found between node 'n2' and this object");
    api.post("/api/v1/namespaces/default/pods",
        "{'metadata':{'name':'q'},'spec':{'nodeName':'n2','serviceAccountName':'bot','containers':[{'name':'c','image':'i'}]}}");
    assertThat(Caller.node(api, "n2").post(ACCOUNTS + "/bot/token", bound).message()).isEqualTo(
        "serviceaccounts \"bot\" is forbidden: node requested token bound to a pod scheduled on a different node");
    assertThat(Caller.node(api, "n1").post(ACCOUNTS + "/bot/token", "{}").message())
        .isEqualTo("serviceaccounts \"bot\" is forbidden: node requested token not bound to a pod");
  }
}
