package io.hexareme.core.apiserver.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.Caller;
import io.hexareme.core.apiserver.FakeSigner;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever somebody shows or claims, the answer is a refusal: no crash, and no way in. */
class CredentialFuzzTest {
  private static final String WHO_AM_I = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
  private static final String[] PIECES = {"eyJhbGciOiJub25lIn0", ".", "..", "e30", "abcdef", ".0123456789abcdef", "%", "%2", "%2F", "\u0000", "ü", ",", " ",
      "system:", "masters", "serviceaccount:", ":", "default", "*", "/", "\"", "{}", "eyJpc3MiOiJrdWJlcm5ldGVzL3NlcnZpY2VhY2NvdW50In0", "=", "-", "A".repeat(5_000)};
  private final ApiServerFixture api = new ApiServerFixture(name -> Optional.empty(), new FakeSigner());
  private final Random random = new Random(5);

  private String rubbish() {
    StringBuilder text = new StringBuilder();
    for (int pieces = random.nextInt(5); pieces >= 0; pieces--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  @Test
  void a_token_that_nobody_made_is_nobodys() {
    for (int i = 0; i < 3_000; i++) {
      String token = rubbish();
      assertThat(Caller.bearer(api, token).post(WHO_AM_I, "{}").code()).as(token).isEqualTo(401);
    }
  }

  @Test
  void who_may_not_impersonate_is_refused_whatever_the_headers_say() {
    String[] headers = {"impersonate-group", "impersonate-uid", "impersonate-extra-" + "x", "impersonate-extra-%", "impersonate-extra-%zz", "impersonate-extra-a%2fb"};
    for (int i = 0; i < 3_000; i++) {
      Caller caller = Caller.user(api, "alice").with("impersonate-user", "x" + rubbish());
      for (int more = random.nextInt(3); more > 0; more--) {
        caller = caller.with(headers[random.nextInt(headers.length)], rubbish());
      }
      var answer = caller.post(WHO_AM_I, "{}");
      assertThat(answer.code()).as(caller.headers().toString()).isEqualTo(403);
      assertThat(answer.message()).contains("User \"alice\" cannot impersonate resource");
    }
  }

  @Test
  void a_certificates_subject_is_a_name_and_nothing_more() {
    for (int i = 0; i < 1_000; i++) {
      String name = "x" + rubbish();
      var answer = Caller.user(api, name, rubbish().replace("system:masters", "")).get("/api/v1/secrets");
      assertThat(answer.code()).as(name).isEqualTo(403);
    }
    assertThat(Caller.user(api, "").get("/version").code()).isEqualTo(401);
  }
}
