package io.hexareme.adapters.codecprotobuf;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Nanoseconds as Go writes and reads a duration: {@code 1h0m0s}, {@code 1m30s}, {@code 1.5s}, {@code 20ms}, {@code 0s}. */
final class GoDuration {
  private static final long SECOND = 1_000_000_000L;
  /** A number and its unit; microseconds may be written with either letter mu. */
  private static final Pattern PART = Pattern.compile("(\\d{1,19}(?:\\.\\d{0,19})?)(h|ms|m|s|ns|us|µs|μs)");

  private GoDuration() {}

  static String text(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    BigDecimal amount = BigDecimal.valueOf(nanos).abs();
    String sign = nanos < 0 ? "-" : "";
    if (amount.compareTo(BigDecimal.valueOf(SECOND)) < 0) {
      return sign + belowSecond(amount.longValue());
    }
    BigDecimal[] minutes = amount.divideAndRemainder(BigDecimal.valueOf(60 * SECOND));
    String seconds = plain(minutes[1].movePointLeft(9)) + "s";
    long whole = minutes[0].longValue();
    if (whole == 0) {
      return sign + seconds;
    }
    return sign + (whole >= 60 ? whole / 60 + "h" : "") + whole % 60 + "m" + seconds;
  }

  /** The other way; 0 for what is no duration. Beyond 64 bits it is cut to them. */
  static long nanos(String text) {
    boolean negative = text.startsWith("-");
    BigDecimal sum = BigDecimal.ZERO;
    Matcher part = PART.matcher(text);
    for (int at = negative || text.startsWith("+") ? 1 : 0; at < text.length(); at = part.end()) {
      if (!part.find(at) || part.start() != at) {
        return 0;
      }
      sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit(part.group(2)))));
    }
    return (negative ? sum.negate() : sum).longValue();
  }

  private static long unit(String name) {
    return switch (name) {
      case "h" -> 3600 * SECOND;
      case "m" -> 60 * SECOND;
      case "s" -> SECOND;
      case "ms" -> 1_000_000;
      case "ns" -> 1;
      default -> 1_000;
    };
  }

  private static String belowSecond(long nanos) {
    if (nanos < 1_000) {
      return nanos + "ns";
    }
    return nanos < 1_000_000 ? plain(BigDecimal.valueOf(nanos, 3)) + "µs" : plain(BigDecimal.valueOf(nanos, 6)) + "ms";
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
