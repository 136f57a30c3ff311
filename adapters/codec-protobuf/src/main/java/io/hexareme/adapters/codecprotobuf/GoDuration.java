package io.hexareme.adapters.codecprotobuf;

import java.math.BigDecimal;

/** Nanoseconds as Go writes a duration: {@code 1h0m0s}, {@code 1m30s}, {@code 1.5s}, {@code 20ms}, {@code 0s}. */
final class GoDuration {
  private static final long SECOND = 1_000_000_000L;

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
