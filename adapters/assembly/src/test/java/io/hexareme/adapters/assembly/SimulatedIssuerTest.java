package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.assembly.TokenIssuer.Key;
import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Tokens of an issuer that stands in for a real one, in virtual time; signatures are real. */
class SimulatedIssuerTest {
  private static final String URL = "https://issuer.example";
  private static final JsonCodec JSON = new JsonCodec();
  private final List<String> asked = new ArrayList<>();
  private List<Key> published = List.of();
  private String groups = "";

  private CompletionStage<HttpReply> answer(HttpCall call) {
    asked.add(call.path());
    Value body = call.path().equals("/keys") ? Value.obj("keys", published.stream().map(Key::published).toList())
        : Value.obj("issuer", URL, "jwks_uri", URL + "/keys");
    if (call.path().equals("/groups")) {
      return CompletableFuture.completedFuture(HttpReply.of(call.header("authorization").equals("Bearer t0") ? 200 : 401, groups));
    }
    return CompletableFuture.completedFuture(HttpReply.of(200, JSON.encode(body).utf8()));
  }

  private static Obj claims() {
    return Value.obj("iss", URL, "aud", "hexareme", "exp", 4_000_000_000L, "sub", "jane");
  }

  private static ApiResponse.Whole whoAmI(SimulatedCluster cluster, String token) {
    return (ApiResponse.Whole) cluster.call(new ApiRequest("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", Map.of(),
        Map.of("content-type", Body.TREE, "accept", Body.TREE), new Body.Tree(Obj.EMPTY), new Credential.Bearer(token), ""));
  }

  @Test
  void its_tokens_are_believed_its_keys_may_change_and_groups_may_be_elsewhere() throws Exception {
    OidcFlags flags = new OidcFlags(URL, "hexareme", "sub", "-", "groups", "", Map.of(), Optional.empty());
    SimulatedCluster cluster = SimulatedCluster.start(ClusterShape.of(1, 0), SecurityFiles.DEFAULT.withOidc(flags));
    cluster.serveOutside(URL, this::answer);
    Key first = Key.made("first", "ES256");
    Key second = Key.made("second", "ES256");
    published = List.of(first);
    assertThat(whoAmI(cluster, first.token(claims().with("groups", Value.strings(List.of("dev"))))).body().toString()).contains("jane", "dev");
    assertThat(asked).containsExactly("/.well-known/openid-configuration", "/keys");
    published = List.of(second);
    assertThat(whoAmI(cluster, second.token(claims())).code()).isEqualTo(401);
    cluster.world().advance(Duration.ofSeconds(10));
    assertThat(whoAmI(cluster, second.token(claims())).code()).isEqualTo(201);
    assertThat(whoAmI(cluster, first.token(claims())).code()).isEqualTo(401);
    groups = second.token(claims().with("groups", Value.strings(List.of("far", "away"))));
    Obj named = claims().with("_claim_names", Value.obj("groups", "g"))
        .with("_claim_sources", Value.obj("g", Value.obj("endpoint", URL + "/groups", "access_token", "t0")));
    assertThat(whoAmI(cluster, second.token(named)).body().toString()).contains("far", "away");
  }
}
