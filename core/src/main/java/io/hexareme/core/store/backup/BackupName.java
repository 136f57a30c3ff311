package io.hexareme.core.store.backup;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** {@code hexareme-20261122T163500Z-r1234.db}: when it was made, in UTC, and the newest revision in it. Later ones sort behind earlier ones. */
record BackupName(Instant at, long revision) {
  private static final String PREFIX = "hexareme-";
  private static final String SUFFIX = ".db";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Empty for files that are not ours. */
  static Optional<BackupName> parse(String name) {
    int dash = name.indexOf("-r", PREFIX.length());
    if (!name.startsWith(PREFIX) || !name.endsWith(SUFFIX) || dash < 0) {
      return Optional.empty();
    }
    try {
      Instant at = TIME.parse(name.substring(PREFIX.length(), dash), Instant::from);
      return Optional.of(new BackupName(at, Long.parseLong(name.substring(dash + 2, name.length() - SUFFIX.length()))));
    } catch (DateTimeParseException | NumberFormatException another) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return PREFIX + TIME.format(at) + "-r" + revision + SUFFIX;
  }
}
