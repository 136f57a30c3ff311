package io.hexareme.core.kubelet.pod;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as Kubernetes' messages print them: {@code 1m20s}, {@code 5m0s}, {@code 1.234s}, {@code 12ms}, {@code 0s}. */
public final class GoDuration {
  private GoDuration() {}

  /** To the millisecond. */
  public static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis == 0) {
      return "0s";
    }
    if (millis < 1000) {
      return millis + "ms";
    }
    long minutes = millis / 60_000;
    String seconds = BigDecimal.valueOf(millis % 60_000, 3).stripTrailingZeros().toPlainString() + "s";
    String withMinutes = minutes == 0 ? seconds : minutes % 60 + "m" + seconds;
    return minutes < 60 ? withMinutes : minutes / 60 + "h" + withMinutes;
  }
}
