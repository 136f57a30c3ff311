package io.hexareme.core.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.kubelet.volume.TokenRef;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final Instant SERVERS_NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Obj POD = Value.obj("metadata", Value.obj("name", "web", "namespace", "default", "uid", "u1"));
  private static final TokenRef HOUR = new TokenRef("", 3600);

  private Instant now = SERVERS_NOW;
  private int asked;
  private final Tokens tokens = new Tokens(new ApiClient(request -> {
    asked++;
    return CompletableFuture.completedFuture(new ApiResponse.Whole(201, Map.of(), new Body.Tree(Value.obj(
        "spec", Value.obj("expirationSeconds", 3600),
        "status", Value.obj("token", "t" + asked, "expirationTimestamp", SERVERS_NOW.plusSeconds(3600).toString())))));
  }, new Credential.None(), "kubelet"), () -> now);

  @Test
  void a_token_is_asked_for_again_when_four_fifths_of_its_life_have_passed() {
    token();
    now = now.plus(Duration.ofMinutes(47));
    assertThat(token()).isEqualTo("t1");
    now = now.plus(Duration.ofMinutes(2));
    assertThat(token()).isEqualTo("t2");
  }

  @Test
  void a_node_whose_clock_is_a_day_ahead_does_not_ask_without_end() {
    now = SERVERS_NOW.plus(Duration.ofDays(1));
    for (int i = 0; i < 5; i++) {
      assertThat(token()).isEqualTo("t1");
    }
    assertThat(asked).isEqualTo(1);
  }

  private String token() {
    return tokens.get(POD, HOUR, "").toCompletableFuture().join().token();
  }
}
