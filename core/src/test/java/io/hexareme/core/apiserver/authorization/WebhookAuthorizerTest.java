package io.hexareme.core.apiserver.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.machinery.NoCertificates;
import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.Caller;
import io.hexareme.core.apiserver.Outside;
import io.hexareme.core.apiserver.SecuritySettings;
import io.hexareme.core.apiserver.TestJson;
import io.hexareme.core.apiserver.delegation.WebhookSettings;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.core.machinery.NoExpressions;
import io.hexareme.ports.security.CertificateSigner;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.webhook.Webhooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class WebhookAuthorizerTest {
  private static final String PODS = "/api/v1/namespaces/default/pods";
  private final List<Value> asked = new ArrayList<>();
  private final List<CompletableFuture<Webhooks.Answer>> held = new ArrayList<>();
  private String answer = "{'allowed':false}";
  private boolean holds;

  private CompletionStage<Webhooks.Answer> post(Webhooks.Call call) {
    try {
      asked.add(new JsonCodec().decode(call.body()).value());
    } catch (MalformedBody malformed) {
      throw new AssertionError(malformed);
    }
    CompletableFuture<Webhooks.Answer> reply = new CompletableFuture<>();
    if (holds) {
      held.add(reply);
    } else {
      reply.complete(reply());
    }
    return reply;
  }

  private Webhooks.Answer reply() {
    return answer.isEmpty() ? new Webhooks.Answer.Failed(false, "connection refused")
        : new Webhooks.Answer.Reply(200, new JsonCodec().encode(TestJson.json(
            "{'kind':'SubjectAccessReview','apiVersion':'authorization.k8s.io/v1','status':" + answer + "}")));
  }

  private ApiServerFixture server(AuthorizationMode... modes) {
    WebhookSettings settings = WebhookSettings.authorization("https://authz.example/", "");
    return new ApiServerFixture(ApiServerFixture.NO_TOKENS, new Outside(NoExpressions.NONE, this::post), NoCertificates.NONE,
        SecuritySettings.DEFAULT.with(new AuthorizationSettings(List.of(modes), Optional.of(settings))));
  }

  @Test
  void it_is_asked_what_nobody_before_it_allows_and_its_yes_is_remembered_for_five_minutes() {
    ApiServerFixture api = server(AuthorizationMode.RBAC, AuthorizationMode.WEBHOOK);
    answer = "{'allowed':true}";
    Caller alice = Caller.user(api, "alice", "dev");
    assertThat(alice.get(PODS + "?fieldSelector=spec.nodeName=n1&labelSelector=a=b").code()).isEqualTo(200);
    assertThat(asked).containsExactly(TestJson.json("""
        {'kind':'SubjectAccessReview','apiVersion':'authorization.k8s.io/v1','spec':{'resourceAttributes':{'namespace':'default','verb':'list',
         'version':'v1','resource':'pods',
         'fieldSelector':{'requirements':[{'key':'spec.nodeName','operator':'In','values':['n1']}]},
         'labelSelector':{'requirements':[{'key':'a','operator':'In','values':['b']}]}},
         'user':'alice','groups':['dev','system:authenticated']}}"""));
    answer = "{'allowed':false}";
    assertThat(alice.get(PODS + "?fieldSelector=spec.nodeName=n1&labelSelector=a=b").code()).isEqualTo(200);
    api.loop.advance(Duration.ofMinutes(5));
    assertThat(alice.get(PODS + "?fieldSelector=spec.nodeName=n1&labelSelector=a=b").code()).isEqualTo(403);
  }

  @Test
  void a_request_waits_for_the_answer_and_others_do_not_wait_for_it() {
    ApiServerFixture api = server(AuthorizationMode.RBAC, AuthorizationMode.WEBHOOK);
    holds = true;
    answer = "{'allowed':true}";
    var waiting = api.begin(new Credential.Certificate("alice", List.of()), "GET", PODS, new Body.None(), "").toCompletableFuture();
    assertThat(api.get(PODS).code()).isEqualTo(200);
    assertThat(waiting).isNotDone();
    held.getFirst().complete(reply());
    assertThat(api.loop.await(waiting).code()).isEqualTo(200);
  }

  @Test
  void its_veto_holds_whatever_others_would_say() {
    ApiServerFixture api = server(AuthorizationMode.WEBHOOK, AuthorizationMode.RBAC);
    answer = "{'allowed':false,'denied':true,'reason':'not on Sundays'}";
    assertThat(Caller.user(api, "alice").get("/version").message())
        .isEqualTo("forbidden: User \"alice\" cannot get path \"/version\": not on Sundays");
  }

  @Test
  void when_it_does_not_answer_the_others_decide() {
    ApiServerFixture api = server(AuthorizationMode.WEBHOOK, AuthorizationMode.RBAC);
    answer = "";
    assertThat(Caller.user(api, "alice").get("/version").code()).isEqualTo(200);
    assertThat(Caller.user(api, "alice").get(PODS).code()).isEqualTo(403);
  }

  @Test
  void always_allow_allows_and_always_deny_denies() {
    assertThat(Caller.anonymous(server(AuthorizationMode.ALWAYS_ALLOW)).get(PODS).code()).isEqualTo(200);
    assertThat(Caller.user(server(AuthorizationMode.ALWAYS_DENY), "alice").get("/version").message())
        .isEqualTo("forbidden: User \"alice\" cannot get path \"/version\": Everything is forbidden.");
  }
}
