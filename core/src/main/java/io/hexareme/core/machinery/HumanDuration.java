package io.hexareme.core.machinery;

import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.time.Instant;

/**
 * Durations as people read them: two units at most, and only one as soon as the second no longer matters ({@code 45s}, {@code 3m12s},
 * {@code 4h5m}, {@code 2d3h}, {@code 3y}). The thresholds are those of {@code kubectl get}, whose columns scripts parse.
 */
public final class HumanDuration {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long YEAR = 365 * DAY;

  private HumanDuration() {}

  public static String of(Duration duration) {
    long seconds = duration.toMillis() / 1000;
    if (seconds < -1) {
      return "<invalid>";
    }
    if (seconds < 2 * MINUTE) {
      return Math.max(seconds, 0) + "s";
    }
    if (seconds < 3 * HOUR) {
      return seconds < 10 * MINUTE ? two(seconds, MINUTE, "m", 1, "s") : seconds / MINUTE + "m";
    }
    if (seconds < 2 * DAY) {
      return seconds < 8 * HOUR ? two(seconds, HOUR, "h", MINUTE, "m") : seconds / HOUR + "h";
    }
    if (seconds < 2 * YEAR) {
      return seconds < 8 * DAY ? two(seconds, DAY, "d", HOUR, "h") : seconds / DAY + "d";
    }
    return seconds < 8 * YEAR ? two(seconds, YEAR, "y", DAY, "d") : seconds / YEAR + "y";
  }

  private static String two(long seconds, long unit, String name, long smaller, String smallerName) {
    long rest = seconds % unit / smaller;
    return seconds / unit + name + (rest == 0 ? "" : rest + smallerName);
  }

  /** How long ago a timestamp of the API is; {@code <unknown>} when there is none. */
  public static String since(Value timestamp, Instant now) {
    return Timestamps.parse(timestamp).map(then -> of(Duration.between(then, now))).orElse("<unknown>");
  }
}
