package io.hexareme.ports.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Value;
import org.junit.jupiter.api.Test;

/** What every {@link TokenSigner} must do. */
public abstract class TokenSignerContract {
  private static final Value.Obj CLAIMS = Value.obj("iss", "https://kubernetes.default.svc", "sub", "system:serviceaccount:a:b",
      "aud", Value.array(Value.of("x")), "exp", 1_800_000_000L, "kubernetes.io", Value.obj("namespace", "a"));

  /** The signer under test; the same one during a test. */
  protected abstract TokenSigner signer();

  /** A signer of the same make with another key. */
  protected abstract TokenSigner stranger();

  @Test
  void what_was_signed_is_verified_with_all_its_claims() {
    assertThat(signer().verify(signer().sign(CLAIMS))).contains(CLAIMS);
    assertThat(signer().verify(signer().sign(Value.Obj.EMPTY))).contains(Value.Obj.EMPTY);
  }

  @Test
  void a_token_is_compact_and_fit_for_a_header() {
    assertThat(signer().sign(CLAIMS)).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
  }

  @Test
  void a_token_signed_with_another_key_is_refused() {
    assertThat(signer().verify(stranger().sign(CLAIMS))).isEmpty();
  }

  @Test
  void a_token_changed_anywhere_is_refused() {
    String token = signer().sign(CLAIMS);
    for (int i = 0; i < token.length(); i += 3) {
      // 'A' and 'h' differ in their high bits, so that no change hides in the unused bits of a last character.
      String changed = token.substring(0, i) + (token.charAt(i) == 'A' ? 'h' : 'A') + token.substring(i + 1);
      assertThat(signer().verify(changed)).as("changed at %d", i).isEmpty();
    }
  }

  @Test
  void parts_of_two_tokens_do_not_mix() {
    String[] one = signer().sign(CLAIMS).split("\\.");
    String[] two = signer().sign(CLAIMS.with("sub", "system:serviceaccount:kube-system:admin")).split("\\.");
    assertThat(signer().verify(one[0] + "." + two[1] + "." + one[2])).isEmpty();
  }

  @Test
  void what_is_no_token_is_refused() {
    String token = signer().sign(CLAIMS);
    String signature = token.substring(token.lastIndexOf('.') + 1);
    for (String text : new String[] {"", ".", "..", "a.b.c", "....", token + ".x", token + ".", "." + token,
        token.substring(0, token.lastIndexOf('.')), token.substring(0, token.lastIndexOf('.') + 1), token + "=", " " + token,
        "eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJub25lIn0.e30." + signature, "é.é.é", "x".repeat(1 << 20)}) {
      assertThat(signer().verify(text)).as(text.length() > 99 ? "a long text" : text).isEmpty();
    }
  }
}
