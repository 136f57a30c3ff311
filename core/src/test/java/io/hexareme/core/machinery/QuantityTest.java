package io.hexareme.core.machinery;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "0.5, 500m", "1024Mi, 1Gi", "1000m, 1", "0, 0", "0Mi, 0", "1, 1", "1000, 1k", "1500, 1500", "1500000, 1500k", "0.1, 100m",
    "100m, 100m", "1.5Gi, 1536Mi", "0.5Ki, 512", "0.5Mi, 512Ki", "1023, 1023", "1024, 1024", "1Ki, 1Ki", "1023Ki, 1023Ki",
    "0.25Ki, 256", "1.1Ki, 1126400m", "+1, 1", "-1.5, -1500m", "-1024Ki, -1Mi", "1e3, 1e3", "1E3, 1e3", "1e2, 100", "12e6, 12e6",
    "1500e-3, 1500e-3", "1E, 1E", "1Ei, 1Ei", "0.0000000001, 1n", "-0.0000000001, -1n", "1u, 1u", "1000000n, 1m", ".5, 500m",
    "5., 5", "123456789, 123456789", "64Mi, 64Mi", "128974848, 128974848", "129e6, 129e6", "9999999999E, 9223372036854775807",
    "0.3, 300m", "2048Ki, 2Mi", "100E, 9223372036854775807", "001, 1"
  })
  void a_quantity_is_written_canonically(String text, String canonical) {
    assertThat(Quantity.parse(text).orElseThrow()).hasToString(canonical);
    assertThat(Quantity.parse(canonical).orElseThrow()).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "m", "1.2.3", "--1", "1 ", " 1", "1KiB", "1mi", "1ki", "1e", "1e+", "-", ".", "1Kii", "1K", "٣"})
  void what_is_no_quantity_is_refused(String text) {
    assertThat(Quantity.parse(text)).isEmpty();
    assertThat(QuantitySyntax.problem(text)).isPresent();
  }

  @Test
  void the_words_for_a_bad_form_and_a_bad_suffix_differ() {
    assertThat(QuantitySyntax.problem("abc").orElseThrow()).startsWith("quantities must match the regular expression '^");
    assertThat(QuantitySyntax.problem("1mi").orElseThrow()).isEqualTo("unable to parse quantity's suffix");
    assertThat(QuantitySyntax.problem("1Gi")).isEmpty();
  }

  @Test
  void sums_keep_the_notation_of_the_first_that_is_not_zero() {
    assertThat(Quantity.ZERO.plus(Quantity.orZero("1Gi")).plus(Quantity.orZero("1024Mi"))).hasToString("2Gi");
    assertThat(Quantity.orZero("1").minus(Quantity.orZero("250m"))).hasToString("750m");
    assertThat(Quantity.of(2).negated()).hasToString("-2");
    assertThat(Quantity.ofMilli(1500)).hasToString("1500m");
  }

  @Test
  void whole_and_milli_values_round_away_from_zero() {
    assertThat(Quantity.orZero("1001m").value()).isEqualTo(2);
    assertThat(Quantity.orZero("-1001m").value()).isEqualTo(-2);
    assertThat(Quantity.orZero("1Gi").value()).isEqualTo(1L << 30);
    assertThat(Quantity.orZero("1u").milliValue()).isEqualTo(1);
    assertThat(Quantity.orZero("9E").milliValue()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void amounts_compare_across_notations() {
    assertThat(Quantity.orZero("1000m")).isEqualByComparingTo(Quantity.orZero("1"));
    assertThat(Quantity.orZero("1Gi")).isGreaterThan(Quantity.orZero("1G"));
    assertThat(Quantity.orZero("1.0")).isEqualTo(Quantity.orZero("1")).hasSameHashCodeAs(Quantity.orZero("1"));
    assertThat(Quantity.orZero("1Ki")).isNotEqualTo(Quantity.orZero("1024"));
  }

  /** Against a dumb model: whatever is written, reading it back gives the same amount. */
  @Test
  void writing_and_reading_keeps_the_amount() {
    Random random = new Random(7);
    String[] suffixes = {"n", "u", "m", "", "k", "M", "G", "Ki", "Mi", "Gi", "e3", "e-3", "e5"};
    for (int i = 0; i < 5_000; i++) {
      Quantity quantity = Quantity.parse(random.nextInt(100_000) + suffixes[random.nextInt(suffixes.length)]).orElseThrow();
      BigDecimal back = Quantity.parse(quantity.toString()).orElseThrow().amount();
      assertThat(back).as(quantity.toString()).isEqualByComparingTo(quantity.amount());
    }
  }
}
