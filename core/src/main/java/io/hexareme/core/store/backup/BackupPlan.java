package io.hexareme.core.store.backup;

import java.time.Duration;

/** @param every from the beginning of one backup to that of the next; {@code keep} how many are kept, at least 1 */
public record BackupPlan(Duration every, int keep) {
  public BackupPlan {
    if (!every.isPositive() || keep < 1) {
      throw new IllegalArgumentException("a backup every " + every + ", keeping " + keep);
    }
  }
}
