package io.hexareme.core.machinery;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanDurationTest {

  @ParameterizedTest
  @CsvSource({
    "PT-2S, <invalid>", "PT-1.9S, 0s", "PT0S, 0s", "PT1.9S, 1s", "PT119S, 119s", "PT2M, 2m", "PT3M12S, 3m12s", "PT9M59S, 9m59s",
    "PT10M, 10m", "PT10M59S, 10m", "PT179M59S, 179m", "PT3H, 3h", "PT4H5M, 4h5m", "PT7H59M59S, 7h59m", "PT8H, 8h", "PT8H59M, 8h",
    "PT47H59M, 47h", "PT48H, 2d", "PT51H, 2d3h", "PT191H, 7d23h", "PT192H, 8d", "P729D, 729d", "P730D, 2y", "P735D, 2y5d",
    "P2919D, 7y364d", "P2920D, 8y", "P4000D, 10y"
  })
  void a_duration_loses_its_second_unit_when_it_no_longer_matters(Duration duration, String text) {
    assertThat(HumanDuration.of(duration)).isEqualTo(text);
  }

  @Test
  void an_age_is_counted_from_a_timestamp() {
    Instant now = Instant.parse("2026-01-01T00:05:00Z");
    assertThat(HumanDuration.since(Value.of("2026-01-01T00:00:00Z"), now)).isEqualTo("5m");
    assertThat(HumanDuration.since(Value.Null.NULL, now)).isEqualTo("<unknown>");
  }
}
