package io.hexareme.adapters.httpvertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentDecodingTest {
  @Test
  void a_plus_is_a_space_in_a_query_and_itself_in_a_path() {
    assertThat(PercentDecoding.path("/a+b%20c%2Bd%C3%A9")).contains("/a+b c+d\u00e9");
    assertThat(PercentDecoding.query("a+b=c+d%2B%26")).containsExactly(Map.entry("a b", List.of("c d+&")));
  }

  @Test
  void parameters_keep_their_order_and_all_their_values() {
    assertThat(PercentDecoding.query("b=1&a&b=2&a=&c=x=y")).containsExactly(
        Map.entry("b", List.of("1", "2")), Map.entry("a", List.of("", "")), Map.entry("c", List.of("x=y")));
  }

  @Test
  void malformed_pairs_are_left_out() {
    assertThat(PercentDecoding.query("a=%zz&%=1&b=%4&&c=3")).containsExactly(Map.entry("c", List.of("3")));
    assertThat(PercentDecoding.query(null)).isEmpty();
    assertThat(PercentDecoding.query("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%", "/%4", "/%zz", "/%-1", "/a\u0000", "/a b", "/\u007f"})
  void a_malformed_path_is_none(String raw) {
    assertThat(PercentDecoding.path(raw)).isEmpty();
  }
}
