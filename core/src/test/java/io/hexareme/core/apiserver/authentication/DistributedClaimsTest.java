package io.hexareme.core.apiserver.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.core.apiserver.TestJson;
import io.hexareme.core.apiserver.authentication.JwtIssuer.Source;
import io.hexareme.core.apiserver.authentication.SignedClaims.Claims;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.security.IssuerDocuments;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a signature that is the key itself. */
class DistributedClaimsTest {
  private static final String ISSUER = "https://issuer.example";
  private static final String OTHER = "https://groups.example";
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String PLACE = "'_claim_names':{'groups':'far'},'_claim_sources':{'far':{'endpoint':'https://far.example/groups','access_token':'t0'}}";
  private final Map<String, String> documents = new TreeMap<>(Map.of(
      OTHER + "/.well-known/openid-configuration", "{\"issuer\":\"" + OTHER + "\",\"jwks_uri\":\"" + OTHER + "/keys\"}",
      OTHER + "/keys", "key-2"));
  private final DistributedClaims claims = new DistributedClaims(
      JwtIssuer.of(ISSUER, "hexareme", new Source.Claim("sub", ""), new Source.Claim("groups", "")), new Published(), this::verify, new JsonCodec());

  private final class Published implements IssuerDocuments {
    @Override
    public CompletionStage<Answer> read(String url, String caBundle) {
      return CompletableFuture.completedFuture(documents.containsKey(url)
          ? new Answer.Document(Bytes.utf8(documents.get(url))) : new Answer.Failed("status 404"));
    }

    @Override
    public CompletionStage<Answer> read(String url, String caBundle, String bearer) {
      return read(bearer + " " + url, caBundle);
    }
  }

  private Optional<Obj> verify(String token, Bytes keySet) {
    String[] parts = token.split("\\.");
    try {
      return parts[2].equals(keySet.utf8())
          ? Optional.of(new JsonCodec().decode(new Bytes(Base64.getUrlDecoder().decode(parts[1]))).value().asObj()) : Optional.empty();
    } catch (MalformedBody malformed) {
      throw new AssertionError(malformed);
    }
  }

  private static String token(String text, String key) {
    byte[] payload = new JsonCodec().encode(TestJson.json("{" + text + "}")).utf8().getBytes(StandardCharsets.UTF_8);
    return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(payload) + "." + key;
  }

  private Claims expanded(String text) {
    return claims.expanded(TestJson.json("{" + text + "}").asObj(), NOW).toCompletableFuture().join();
  }

  private void far(String more, String key) {
    documents.put("t0 https://far.example/groups", token("'iss':'" + OTHER + "','aud':'hexareme','exp':1800000000" + more, key));
  }

  @Test
  void groups_are_read_where_the_token_says_and_by_the_token_that_it_gives() {
    far(",'groups':['dev','ops']", "key-2");
    assertThat(expanded("'sub':'jane'," + PLACE)).isInstanceOfSatisfying(Claims.Good.class,
        good -> assertThat(good.claims().list("groups")).containsExactly(Value.of("dev"), Value.of("ops")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "'groups':['here'],'_claim_names':{'groups':'far'}", "'sub':'jane'", "'_claim_names':{'address':'far'},'_claim_sources':{}",
      "'_claim_names':{'groups':'near'},'_claim_sources':{'near':{'JWT':'a.b.c'}}"})
  void what_needs_no_reading_stays_as_it_is(String text) {
    assertThat(expanded(text)).isEqualTo(new Claims.Good(TestJson.json("{" + text + "}").asObj()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "'_claim_names':{'groups':'far'} | oidc: no claim sources",
      "'_claim_names':{'groups':'far'},'_claim_sources':{} | id token _claim_names contained a source far missing in _claims_sources",
      "'_claim_names':{'groups':'far'},'_claim_sources':{'far':{'endpoint':'https://nowhere.example'}} | while getting distributed claim \"groups\": status 404"})
  void what_cannot_be_read_is_refused(String text, String why) {
    assertThat(expanded(text)).isEqualTo(new Claims.Bad("oidc: could not expand distributed claims: " + why));
  }

  @Test
  void what_comes_from_there_is_believed_only_when_it_is_signed_in_date_and_meant_for_us() {
    far(",'groups':['dev']", "made-up");
    assertThat(expanded(PLACE)).isEqualTo(new Claims.Bad("oidc: verify token: failed to verify signature"));
    far(",'groups':['dev'],'exp':1", "key-2");
    assertThat(expanded(PLACE)).isInstanceOf(Claims.Bad.class);
    far("", "key-2");
    assertThat(expanded(PLACE)).isInstanceOf(Claims.Bad.class);
    documents.put("t0 https://far.example/groups", "no token");
    assertThat(expanded(PLACE)).isEqualTo(new Claims.Bad("oidc: could not expand distributed claims: what came is no token"));
  }
}
