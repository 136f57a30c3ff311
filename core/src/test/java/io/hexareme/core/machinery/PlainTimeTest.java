package io.hexareme.core.machinery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTimeTest {
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");
  private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
  private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  @Test
  void it_reads_and_writes_as_the_general_formatter_does() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      LocalDateTime moment = LocalDateTime.ofEpochSecond(random.nextLong(FIRST, LAST + 1), random.nextInt(1_000_000_000), ZoneOffset.UTC);
      assertThat(PlainTime.write(moment, false)).contains(SECONDS.format(moment));
      assertThat(PlainTime.write(moment, true)).contains(MICROS.format(moment));
      assertThat(PlainTime.read(MICROS.format(moment))).contains(OffsetDateTime.parse(MICROS.format(moment)).toLocalDateTime());
      assertThat(PlainTime.read(SECONDS.format(moment))).contains(moment.withNano(0));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Z", "2026-01-02T03:04:05", "2026-01-02 03:04:05Z", "2026-01-02T03:04:05z", "2026-1-02T03:04:050Z", "0000-01-02T03:04:05Z",
      "2026-02-30T03:04:05Z", "2026-01-02T24:00:00Z", "2026-01-02T03:04:60Z", "2026-01-02T03:04:05.00000Z", "2026-01-02T03:04:05,000000Z",
      "2026-01-02T03:04:05.00000aZ", "2026-01-02T03:04:05.0000000", "2026-01-02T03:04:05.000000000Z", "2026-01-02T03:04:05+00:00", "-026-01-02T03:04:05Z"})
  void what_is_in_neither_form_is_not_read(String text) {
    assertThat(PlainTime.read(text)).isEmpty();
  }

  @Test
  void a_year_of_other_than_four_digits_is_not_written() {
    assertThat(PlainTime.write(LocalDateTime.of(10_000, 1, 1, 0, 0), false)).isEmpty();
    assertThat(PlainTime.write(LocalDateTime.of(0, 1, 1, 0, 0), true)).isEmpty();
  }
}
