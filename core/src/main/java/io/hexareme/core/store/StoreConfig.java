package io.hexareme.core.store;

import io.hexareme.core.store.flaw.StoreFlaw;
import io.hexareme.core.store.log.LogConfig;
import java.time.Duration;
import java.util.Set;

/**
 * How a member keeps its store; all members of a group should have the same.
 *
 * @param maxRequestBytes the largest command taken, encoded; etcd's default for {@code --max-request-bytes} is 1.5 MiB
 * @param checkHashEvery the members compare their contents after so many revisions; 0 for never
 * @param quotaBytes the alarm NOSPACE is raised when keys and values, with their kept history, take more; 0 for never; etcd's default for
 *     {@code --quota-backend-bytes} is 2 GiB
 * @param slow a disk or a way to another member that takes longer makes everything above slow, which is to be said
 * @param log how the log batches, ticks, and when it takes snapshots
 * @param flaws known bugs put back in on purpose, for tests that must notice them; empty in production
 */
public record StoreConfig(int maxRequestBytes, long checkHashEvery, long quotaBytes, Duration slow, LogConfig log, Set<StoreFlaw> flaws) {
  public static final StoreConfig DEFAULT =
      new StoreConfig(1536 * 1024, 10_000, 2L << 30, Duration.ofMillis(100), LogConfig.DEFAULT, Set.of());

  public StoreConfig with(LogConfig otherLog) {
    return new StoreConfig(maxRequestBytes, checkHashEvery, quotaBytes, slow, otherLog, flaws);
  }

  public StoreConfig with(StoreFlaw flaw) {
    return new StoreConfig(maxRequestBytes, checkHashEvery, quotaBytes, slow, log, Set.of(flaw));
  }

  public StoreConfig checkingHashEvery(long revisions) {
    return new StoreConfig(maxRequestBytes, revisions, quotaBytes, slow, log, flaws);
  }

  public StoreConfig withQuota(long bytes) {
    return new StoreConfig(maxRequestBytes, checkHashEvery, bytes, slow, log, flaws);
  }
}
