package io.hexareme.adapters.expressionscel;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Timestamps and durations, and their parts. */
final class Times {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final Pattern PIECE = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");
  static final List<Fn> ALL = all();

  private Times() {}

  private static List<Fn> all() {
    List<Fn> all = new ArrayList<>();
    part(all, "getFullYear", time -> time.getYear());
    part(all, "getMonth", time -> time.getMonthValue() - 1);
    part(all, "getDayOfMonth", time -> time.getDayOfMonth() - 1);
    part(all, "getDate", time -> time.getDayOfMonth());
    part(all, "getDayOfYear", time -> time.getDayOfYear() - 1);
    part(all, "getDayOfWeek", time -> time.getDayOfWeek().getValue() % 7);
    part(all, "getHours", time -> time.getHour());
    part(all, "getMinutes", time -> time.getMinute());
    part(all, "getSeconds", time -> time.getSecond());
    part(all, "getMilliseconds", time -> time.getNano() / 1_000_000);
    all.add(Fn.of("duration:getHours() int", a -> ((Duration) a[0]).toHours()));
    all.add(Fn.of("duration:getMinutes() int", a -> ((Duration) a[0]).toMinutes()));
    all.add(Fn.of("duration:getSeconds() int", a -> nanos((Duration) a[0]) / 1_000_000_000));
    all.add(Fn.of("duration:getMilliseconds() int", a -> nanos((Duration) a[0]) / 1_000_000));
    return List.copyOf(all);
  }

  private static void part(List<Fn> all, String name, Function<ZonedDateTime, Integer> part) {
    all.add(Fn.of("timestamp:" + name + "() int", a -> (long) part.apply(((Instant) a[0]).atZone(ZoneOffset.UTC))));
    all.add(Fn.of("timestamp:" + name + "(string) int", a -> (long) part.apply(((Instant) a[0]).atZone(zone((String) a[1])))));
  }

  private static ZoneId zone(String name) {
    try {
      return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name.matches("\\d\\d:\\d\\d") ? "+" + name : name);
    } catch (DateTimeException unknown) {
      throw new CelFailure("unknown time zone " + name);
    }
  }

  static Instant timestamp(String text) {
    try {
      return bounded(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException notATime) {
      throw new CelFailure("type conversion error from 'string' to 'google.protobuf.Timestamp'");
    }
  }

  static Instant bounded(long seconds) {
    if (seconds < FIRST.getEpochSecond() || seconds > LAST.getEpochSecond()) {
      throw new CelFailure("timestamp overflow");
    }
    return Instant.ofEpochSecond(seconds);
  }

  private static Instant bounded(Instant time) {
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      throw new CelFailure("timestamp overflow");
    }
    return time;
  }

  static Instant plus(Instant time, Duration duration) {
    try {
      return bounded(time.plus(duration));
    } catch (DateTimeException | ArithmeticException overflow) {
      throw new CelFailure("timestamp overflow");
    }
  }

  /** Go's duration holds 64 bits of nanoseconds. */
  static Duration bounded(Duration duration) {
    nanos(duration);
    return duration;
  }

  static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException overflow) {
      throw new CelFailure("duration overflow");
    }
  }

  /** Reads {@code 1h30m}, {@code -1.5s}. */
  static Duration duration(String text) {
    CelFailure mismatch = new CelFailure("type conversion error from 'string' to 'google.protobuf.Duration'");
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return Duration.ZERO;
    }
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher pieces = PIECE.matcher(rest);
    int end = 0;
    while (end < rest.length() && rest.length() <= 100 && pieces.find(end) && pieces.start() == end) {
      nanos = nanos.add(new BigDecimal(pieces.group(1)).multiply(BigDecimal.valueOf(unit(pieces.group(2)))));
      end = pieces.end();
    }
    if (end == 0 || end < rest.length() || nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw mismatch;
    }
    return Duration.ofNanos(negative ? -nanos.longValue() : nanos.longValue());
  }

  private static long unit(String name) {
    return switch (name) {
      case "ns" -> 1L;
      case "us", "µs", "μs" -> 1_000L;
      case "ms" -> 1_000_000L;
      case "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      default -> 3_600_000_000_000L;
    };
  }

  static String text(Instant time) {
    String text = java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    String whole = text.length() == 16 ? text + ":00" : text;
    int point = whole.indexOf('.');
    if (point >= 0) {
      whole = whole.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
    return whole + "Z";
  }

  static String text(Duration duration) {
    return BigDecimal.valueOf(nanos(duration)).movePointLeft(9).stripTrailingZeros().toPlainString() + "s";
  }
}
