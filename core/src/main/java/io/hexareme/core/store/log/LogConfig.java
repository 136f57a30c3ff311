package io.hexareme.core.store.log;

import java.time.Duration;

/**
 * How a member's log behaves.
 *
 * <p>About the time figures that are shipped: a follower misses its leader after 10 to 20 ticks, that is 80 to 160 ms. The first of two
 * followers does so after 107 ms in the mean. In one case out of some twenty both stand at once and nobody wins; the next try then ends
 * before 320 ms, nearly always before 250. So a killed leader is replaced, and the next write accepted, within 300 ms in 99 cases of
 * 100. Pre-vote makes a false alarm (a pause of a process beyond 80 ms) cheap: it deposes nobody who is still heard of. Shorter
 * ticks would make pauses for garbage and busy machines depose leaders; longer ones miss the 300 ms.
 *
 * @param maxBatchBytes about the most payload that goes to disk, or to the leader, at once
 * @param snapshotEntries a snapshot is taken after so many entries,
 * @param snapshotBytes or after so many bytes of payload, whatever comes first,
 * @param snapshotPercent but not before the payload is this share of the last snapshot: or else a large state, changed steadily, would
 *     be written again and again, and the disk would do little else. It bounds what a restart has to apply again to the same share. 0: at once
 * @param keptEntries so many entries before the snapshot are kept in memory for slow followers, who else would need the whole state; a
 *     group of one keeps none
 * @param tick Raft's unit of time; a group of one has none
 * @param leaderless proposals and reads wait so long for a leader before they are refused: longer than an election, less than a second
 * @param patience what was taken on and has no outcome after this has an unknown one
 */
public record LogConfig(long maxBatchBytes, long snapshotEntries, long snapshotBytes, int snapshotPercent, long keptEntries,
    Duration tick, Duration leaderless, Duration patience) {
  public static final LogConfig DEFAULT = new LogConfig(
      8L << 20, 50_000, 64L << 20, 50, 5_000, Duration.ofMillis(8), Duration.ofMillis(600), Duration.ofSeconds(5));

  public LogConfig {
    if (maxBatchBytes < 1 || snapshotEntries < 1 || snapshotBytes < 1 || snapshotPercent < 0 || keptEntries < 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** The shipped one with other limits for snapshots, whatever the size of the state. */
  public LogConfig snapshotsAfter(long entries, long bytes) {
    return new LogConfig(maxBatchBytes, entries, bytes, 0, Math.min(keptEntries, entries), tick, leaderless, patience);
  }
}
