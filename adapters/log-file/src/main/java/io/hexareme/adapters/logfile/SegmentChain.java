package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.List;

/**
 * The segments in their order, the last one open for writing. The first record of each carries the hard state, so that the older
 * ones can go once a snapshot covers their entries. Used by one thread at a time.
 */
final class SegmentChain {
  private final LogDirectory directory;
  private final SegmentSizes sizes;
  private final Sync sync;
  private final FsyncLatency latency;
  private final ArrayDeque<Full> full = new ArrayDeque<>();
  private Segment active;
  private long activeLastIndex;
  private long nextBatch = 1;
  private HardState hardState = HardState.INITIAL;

  /** A segment that is not written to any more, and the highest index in it. */
  private record Full(Path file, long lastIndex) {}

  SegmentChain(LogDirectory directory, SegmentSizes sizes, Sync sync, FsyncLatency latency) {
    this.directory = directory;
    this.sizes = sizes;
    this.sync = sync;
    this.latency = latency;
  }

  // --- while recovering, in order ---

  void found(Batch batch) {
    if (batch.hardState() != null) hardState = batch.hardState();
    nextBatch = batch.number() + 1;
    for (LogEntry entry : batch.entries()) activeLastIndex = Math.max(activeLastIndex, entry.index());
  }

  void foundFull(Path file) {
    full.add(new Full(file, activeLastIndex));
    activeLastIndex = 0;
  }

  void foundActive(Segment segment) {
    active = segment;
  }

  HardState hardState() {
    return hardState;
  }

  // --- afterwards ---

  /** Makes the entries and the hard state (null: unchanged) durable as one batch. */
  void append(List<LogEntry> entries, HardState changed) throws IOException {
    if (changed != null) hardState = changed;
    Batch batch = new Batch(nextBatch, hardState, entries);
    if (active == null || !active.hasRoomFor(batch)) roll(Record.size(batch));
    else if (!active.isEmpty()) batch = new Batch(nextBatch, changed, entries);
    active.write(batch);
    long start = System.nanoTime();
    active.sync(sync);
    latency.add(System.nanoTime() - start);
    found(batch);
  }

  /** Deletes the segments whose entries are all at or below {@code index}, from the oldest on. */
  void forget(long index) throws IOException {
    // An active segment without a record does not carry the hard state yet.
    if (active == null || active.isEmpty()) return;
    while (!full.isEmpty() && full.peek().lastIndex <= index) directory.delete(full.poll().file);
  }

  void close() throws IOException {
    if (active != null) active.close();
  }

  private void roll(int record) throws IOException {
    long sequence = active == null ? 1 : active.header.sequence() + 1;
    int capacity = sizes.after(active == null ? 0 : active.capacity(), record);
    SegmentHeader header = new SegmentHeader(sequence, nextBatch, new SecureRandom().nextInt());
    Segment next = Segment.create(directory, header, Record.aligned(capacity));
    if (active != null) {
      active.close();
      foundFull(active.file);
    }
    active = next;
  }
}
