package io.hexareme.core.apiserver.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.machinery.NoCertificates;
import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.core.apiserver.Caller;
import io.hexareme.core.apiserver.Outside;
import io.hexareme.core.apiserver.SecuritySettings;
import io.hexareme.core.apiserver.TestJson;
import io.hexareme.core.apiserver.delegation.WebhookSettings;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.core.machinery.NoExpressions;
import io.hexareme.ports.security.CertificateSigner;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.webhook.Webhooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookTokensTest {
  private static final String WHO_AM_I = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
  private static final String REPLY = "{'kind':'TokenReview','apiVersion':'authentication.k8s.io/v1','status':%s}";
  private final List<Value> asked = new ArrayList<>();
  private Webhooks.Answer answer;
  private final ApiServerFixture api = new ApiServerFixture(ApiServerFixture.NO_TOKENS, new Outside(NoExpressions.NONE, this::post),
      NoCertificates.NONE,
      SecuritySettings.DEFAULT.with(AuthenticationSettings.DEFAULT.with(WebhookSettings.authentication("https://authn.example/", ""))));

  private CompletionStage<Webhooks.Answer> post(Webhooks.Call call) {
    try {
      asked.add(new JsonCodec().decode(call.body()).value());
    } catch (MalformedBody malformed) {
      throw new AssertionError(malformed);
    }
    return CompletableFuture.completedFuture(answer);
  }

  private void says(String status) {
    answer = new Webhooks.Answer.Reply(200, new JsonCodec().encode(TestJson.json(REPLY.formatted(status))));
  }

  private Answer whoAmI(String token) {
    return Caller.bearer(api, token).post(WHO_AM_I, "{}");
  }

  @Test
  void whom_it_vouches_for_is_let_in_and_remembered_for_two_minutes() {
    says("{'authenticated':true,'user':{'username':'jane','uid':'42','groups':['dev'],'extra':{'a/b':['c']}}}");
    Answer me = whoAmI("opaque");
    assertThat(me.at("status.userInfo")).isEqualTo(TestJson.json(
        "{'username':'jane','uid':'42','groups':['dev','system:authenticated'],'extra':{'a/b':['c']}}"));
    assertThat(asked).containsExactly(TestJson.json("{'kind':'TokenReview','apiVersion':'authentication.k8s.io/v1','spec':{'token':'opaque',"
        + "'audiences':['https://kubernetes.default.svc']}}"));
    says("{'authenticated':false}");
    assertThat(whoAmI("opaque").code()).isEqualTo(201);
    api.loop.advance(Duration.ofMinutes(2));
    assertThat(whoAmI("opaque").code()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"{'authenticated':false}", "{'authenticated':false,'error':'no'}",
      "{'authenticated':true,'user':{'username':'jane'},'audiences':['another']}", "{'authenticated':true}", "{}"})
  void whom_it_does_not_vouch_for_is_not(String status) {
    says(status);
    assertThat(whoAmI("opaque").code()).isEqualTo(401);
  }

  @Test
  void when_it_is_down_or_talks_nonsense_nobody_new_gets_in_and_it_is_asked_again() {
    answer = new Webhooks.Answer.Failed(false, "connection refused");
    assertThat(whoAmI("opaque").code()).isEqualTo(401);
    answer = new Webhooks.Answer.Reply(500, Bytes.utf8("oops"));
    assertThat(whoAmI("opaque").code()).isEqualTo(401);
    answer = new Webhooks.Answer.Reply(200, Bytes.utf8("[1"));
    assertThat(whoAmI("opaque").code()).isEqualTo(401);
    says("{'authenticated':true,'user':{'username':'jane'}}");
    assertThat(whoAmI("opaque").code()).isEqualTo(201);
    assertThat(api.get("/api/v1/nodes").code()).isEqualTo(200);
    assertThat(asked).hasSize(4);
  }
}
