package io.hexareme.adapters.pkibouncycastle;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Value;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
  private final VerifiedTokens tokens = new VerifiedTokens();

  @Test
  void what_was_added_is_known_and_nothing_else() {
    tokens.add("good", Value.obj("sub", "me"));
    assertThat(tokens.claims("good")).contains(Value.obj("sub", "me"));
    assertThat(tokens.claims("good ")).isEmpty();
  }

  @Test
  void those_not_seen_for_longest_are_forgotten_first() {
    tokens.add("first", Value.obj());
    tokens.add("second", Value.obj());
    for (int i = 0; i < 1022; i++) {
      tokens.add("more " + i, Value.obj());
      tokens.claims("first");
    }
    tokens.add("one too many", Value.obj());
    assertThat(tokens.claims("first")).isPresent();
    assertThat(tokens.claims("second")).isEmpty();
  }
}
