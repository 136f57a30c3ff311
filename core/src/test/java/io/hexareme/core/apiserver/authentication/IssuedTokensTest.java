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
import io.hexareme.core.apiserver.authentication.JwtIssuer.ClaimRule;
import io.hexareme.core.apiserver.authentication.JwtIssuer.Source;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.core.machinery.NoExpressions;
import io.hexareme.ports.security.CertificateSigner;
import io.hexareme.ports.security.IssuerDocuments;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value.Obj;
import io.hexareme.core.machinery.NoWebhooks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a signature that is the key itself; real ones are checked where they are made. */
class IssuedTokensTest {
  private static final String WHO_AM_I = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
  private static final String URL = "https://issuer.example";
  private final List<String> read = new ArrayList<>();
  private String keys = "key-1";
  private String metadata = "{'issuer':'" + URL + "','jwks_uri':'https://issuer.example/keys'}";
  private final JwtIssuer issuer = new JwtIssuer(URL, "", "", List.of("hexareme"), List.of(new ClaimRule.Required("hd", "example.com")),
      new JwtIssuer.Mappings(new Source.Claim("sub", "oidc:"), Optional.of(new Source.Claim("groups", "oidc:")),
          Optional.of(new Source.Claim("id", "")), List.of()), List.of());
  private final ApiServerFixture api = new ApiServerFixture(ApiServerFixture.NO_TOKENS,
      new Outside(NoExpressions.NONE, NoWebhooks.NONE, this::document, this::verify), NoCertificates.NONE,
      SecuritySettings.DEFAULT.with(AuthenticationSettings.DEFAULT.with(issuer)));

  private CompletionStage<IssuerDocuments.Answer> document(String url, String caBundle) {
    read.add(url);
    if (keys.isEmpty()) {
      return CompletableFuture.completedFuture(new IssuerDocuments.Answer.Failed("connection refused"));
    }
    String text = url.endsWith("/.well-known/openid-configuration") ? metadata.replace('\'', '"') : keys;
    return CompletableFuture.completedFuture(new IssuerDocuments.Answer.Document(Bytes.utf8(text)));
  }

  private Optional<Obj> verify(String token, Bytes keySet) {
    String[] parts = token.split("\\.");
    if (!parts[2].equals(keySet.utf8())) {
      return Optional.empty();
    }
    try {
      return Optional.of(new JsonCodec().decode(new Bytes(Base64.getUrlDecoder().decode(parts[1]))).value().asObj());
    } catch (MalformedBody malformed) {
      throw new AssertionError(malformed);
    }
  }

  private static String token(String more, String key) {
    // What stands last wins in this codec's map, so that a case can take back what is usual.
    String claims = "{'iss':'" + URL + "','aud':'hexareme','exp':1800000000,'sub':'jane','hd':'example.com','groups':['dev'],'id':'42'}";
    Obj all = TestJson.json(claims).asObj();
    for (var field : TestJson.json("{" + more + "}").asObj().fields().entrySet()) {
      all = all.with(field.getKey(), field.getValue());
    }
    String payload = new JsonCodec().encode(all).utf8();
    return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8)) + "." + key;
  }

  private Answer whoAmI(String token) {
    return Caller.bearer(api, token).post(WHO_AM_I, "{}");
  }

  @Test
  void claims_become_a_user_and_the_keys_are_read_once() {
    assertThat(whoAmI(token("", "key-1")).at("status.userInfo")).isEqualTo(
        TestJson.json("{'username':'oidc:jane','uid':'42','groups':['oidc:dev','system:authenticated']}"));
    assertThat(whoAmI(token("'sub':'joe','groups':'ops'", "key-1")).at("status.userInfo.groups").items())
        .extracting(group -> group.asString("")).containsExactly("oidc:ops", "system:authenticated");
    assertThat(read).containsExactly(URL + "/.well-known/openid-configuration", URL + "/keys");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"'aud':'other'", "'aud':[]", "'exp':1700000000", "'exp':'x'", "'nbf':1800000000",
      "'hd':'evil.com'", "'sub':1", "'sub':''", "'groups':[1]", "'groups':{'a':'b'}x", "'iss':'https://other.example'"})
  void what_is_not_right_is_refused(String claims) {
    String cleaned = claims.replace("}x", "}").equals(claims) ? claims : "'groups':[{'a':'b'}]";
    assertThat(whoAmI(token(cleaned, "key-1")).code()).isEqualTo(401);
  }

  @Test
  void new_keys_are_found_but_not_asked_for_all_the_time() {
    assertThat(whoAmI(token("", "key-1")).code()).isEqualTo(201);
    keys = "key-2";
    assertThat(whoAmI(token("", "key-2")).code()).isEqualTo(401);
    api.loop.advance(IssuerKeys.PAUSE);
    assertThat(whoAmI(token("", "key-2")).code()).isEqualTo(201);
    assertThat(whoAmI(token("", "key-1")).code()).isEqualTo(401);
    for (int i = 0; i < 10; i++) {
      whoAmI(token("", "rubbish"));
    }
    assertThat(read).hasSize(4);
  }

  @Test
  void an_issuer_that_is_away_is_asked_again_later() {
    keys = "";
    assertThat(whoAmI(token("", "key-1")).code()).isEqualTo(401);
    keys = "key-1";
    api.loop.advance(Duration.ofSeconds(10));
    assertThat(whoAmI(token("", "key-1")).code()).isEqualTo(201);
  }

  @Test
  void metadata_of_somebody_else_is_not_believed() {
    metadata = "{'issuer':'https://evil.example','jwks_uri':'https://issuer.example/keys'}";
    assertThat(whoAmI(token("", "key-1")).code()).isEqualTo(401);
  }
}
