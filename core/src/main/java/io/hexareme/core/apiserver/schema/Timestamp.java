package io.hexareme.core.apiserver.schema;

import io.hexareme.core.machinery.PlainTime;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment as written in objects (RFC 3339), in the two forms that the API returns: whole seconds, and six digits of microseconds. */
public record Timestamp(LocalDateTime utc) {
  private static final Pattern FORM = Pattern.compile(
      "(\\d{4})-(\\d{2})-(\\d{2})T(\\d{2}):(\\d{2}):(\\d{2})(?:[.,](\\d{1,9})\\d{0,9})?(Z|[+-]\\d{2}:\\d{2})");
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");
  private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

  /** Reads RFC 3339 with any zone and up to 18 digits of a second; empty when {@code text} is no such moment. */
  public static Optional<Timestamp> parse(String text) {
    return PlainTime.read(text).map(Timestamp::new).or(() -> general(text));
  }

  private static Optional<Timestamp> general(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      String fraction = form.group(7) == null ? "0" : form.group(7);
      LocalDateTime local = LocalDateTime.of(
          number(form, 1), number(form, 2), number(form, 3), number(form, 4), number(form, 5), number(form, 6),
          Integer.parseInt((fraction + "000000000").substring(0, 9)));
      return Optional.of(new Timestamp(local.minusSeconds(ZoneOffset.of(form.group(8)).getTotalSeconds())));
    } catch (DateTimeException outOfRange) {
      return Optional.empty();
    }
  }

  private static int number(Matcher form, int group) {
    return Integer.parseInt(form.group(group));
  }

  /** {@code 2026-01-02T03:04:05Z}. */
  public String seconds() {
    return PlainTime.write(utc, false).orElseGet(() -> SECONDS.format(utc));
  }

  /** {@code 2026-01-02T03:04:05.000006Z}. */
  public String micros() {
    return PlainTime.write(utc, true).orElseGet(() -> MICROS.format(utc));
  }
}
