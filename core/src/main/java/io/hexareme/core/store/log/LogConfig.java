package io.hexareme.core.store.log;

/**
 * @param member this member's name, as it votes for itself
 * @param maxBatchBytes about the most payload that goes to disk in one append
 * @param snapshotEntries a snapshot is taken after so many entries,
 * @param snapshotBytes or after so many bytes of payload, whatever comes first
 */
public record LogConfig(String member, long maxBatchBytes, long snapshotEntries, long snapshotBytes) {
  public static final LogConfig DEFAULT = new LogConfig("local", 8L << 20, 50_000, 64L << 20);

  public LogConfig {
    if (maxBatchBytes < 1 || snapshotEntries < 1 || snapshotBytes < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
