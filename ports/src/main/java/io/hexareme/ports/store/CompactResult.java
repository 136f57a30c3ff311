package io.hexareme.ports.store;

/** The outcome of a compaction. */
public sealed interface CompactResult {
  record Done(long revision) implements CompactResult {}

  /** It was compacted at or above that revision before. */
  record AlreadyCompacted(long compactRevision) implements CompactResult {}

  record FutureRevision(long revision) implements CompactResult {}
}
