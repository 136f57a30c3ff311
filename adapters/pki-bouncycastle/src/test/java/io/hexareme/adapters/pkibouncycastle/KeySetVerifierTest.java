package io.hexareme.adapters.pkibouncycastle;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tokens of our own signer, checked as a stranger would check them: by the key set it publishes. */
class KeySetVerifierTest {
  private final RememberingCodec json = new RememberingCodec();
  private final JwtSigner signer = JwtSigner.inMemory(json, json);
  private final KeySetVerifier verifier = new KeySetVerifier(json);

  @Test
  void who_publishes_the_key_has_signed() {
    Value.Obj claims = Value.obj("iss", "https://issuer.example", "sub", "jane");
    String token = signer.sign(claims);
    assertThat(verifier.verify(token, signer.keySet())).contains(claims);
    assertThat(verifier.verify(token, JwtSigner.inMemory(json, json).keySet())).isEmpty();
    assertThat(verifier.verify(token, json.encode(Value.obj("keys", Value.Arr.EMPTY)))).isEmpty();
  }

  @Test
  void a_token_that_was_touched_or_is_none_is_worth_nothing() {
    String token = signer.sign(Value.obj("sub", "jane"));
    Bytes keys = signer.keySet();
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      StringBuilder touched = new StringBuilder(token);
      int at = random.nextInt(token.length() - 2);
      touched.setCharAt(at, touched.charAt(at) == 'A' ? 'B' : 'A');
      assertThat(verifier.verify(touched.toString(), keys)).isEqualTo(Optional.empty());
      assertThat(verifier.verify(token.substring(0, at), keys)).isEmpty();
    }
    assertThat(verifier.verify("", keys)).isEmpty();
    assertThat(verifier.verify("..", keys)).isEmpty();
  }
}
