package io.hexareme.core.machinery;

import io.hexareme.ports.value.Value;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Time and MicroTime as the API writes them: RFC 3339 in UTC with seconds, or with exactly six fractional digits. */
public final class Timestamps {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Timestamps() {}

  public static String seconds(Instant instant) {
    return PlainTime.write(utc(instant), false).orElseGet(() -> SECONDS.format(instant.truncatedTo(ChronoUnit.SECONDS)));
  }

  public static String micros(Instant instant) {
    return PlainTime.write(utc(instant), true).orElseGet(() -> MICROS.format(instant.truncatedTo(ChronoUnit.MICROS)));
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
  }

  /** The instant that {@code value} holds, with any fraction and offset; empty for anything that is no RFC 3339 time. */
  public static Optional<Instant> parse(Value value) {
    if (!(value instanceof Value.Str text)) {
      return Optional.empty();
    }
    Optional<LocalDateTime> plain = PlainTime.read(text.value());
    if (plain.isPresent()) {
      return plain.map(utc -> utc.toInstant(ZoneOffset.UTC));
    }
    try {
      return Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text.value(), Instant::from));
    } catch (DateTimeParseException notATime) {
      return Optional.empty();
    }
  }
}
