package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;

/**
 * The segments in their order, the last one open for writing. The first record of each carries the hard state, so that the older
 * ones can go once a snapshot covers their entries. Used by one thread at a time.
 */
final class SegmentChain {
  private final LogDirectory directory;
  private final SegmentSizes sizes;
  private final DiskFigures figures;
  private final SegmentSupply supply;
  private final RecordWriter records = new RecordWriter();
  private final ArrayDeque<Full> full = new ArrayDeque<>();
  private Segment active;
  private long activeLastIndex;
  private volatile long lastSequence; // read by the thread that writes snapshots too
  private long nextBatch = 1;
  private boolean sealed = true;
  private HardState hardState = HardState.INITIAL;

  /** A segment that is not written to any more, and the highest index in it. */
  private record Full(Path file, long lastIndex) {}

  SegmentChain(LogDirectory directory, SegmentSizes sizes, DiskFigures figures) {
    this.directory = directory;
    this.sizes = sizes;
    this.figures = figures;
    this.supply = new SegmentSupply(directory);
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
    lastSequence = segment.header.sequence();
    nextBatch = Math.max(nextBatch, segment.header.firstBatch());
    sealed = segment.isEmpty();
  }

  /** There is nothing that counts in the segments there are, numbered up to {@code sequence}; a new one is begun. */
  void startAfter(long sequence, HardState known) {
    full.clear();
    active = null;
    activeLastIndex = 0;
    lastSequence = sequence;
    hardState = known;
  }

  HardState hardState() {
    return hardState;
  }

  // --- afterwards ---

  /** The newest segment's number; 0 when there was none. May be asked on any thread. */
  long lastSequence() {
    return lastSequence;
  }

  /** The number that the next new segment gets. */
  long nextSequence() {
    return lastSequence + 1;
  }

  /** Makes the entries and the hard state (null: unchanged) durable as one batch. */
  void append(List<LogEntry> entries, HardState changed) throws IOException {
    if (changed != null) hardState = changed;
    Batch batch = new Batch(nextBatch, hardState, entries);
    int size = RecordWriter.size(batch);
    if (active == null || !active.hasRoomFor(size)) roll(size);
    else if (!active.isEmpty() && changed == null) batch = new Batch(nextBatch, null, entries);
    active.write(batch, records);
    sync();
    sealed = false;
    found(batch);
    if (active.isHalfFull()) supply.prepare(sizes.after(active.header.capacity(), 0));
  }

  /** Notes in the active segment that all there is in it is durable: damage to it will not pass for a torn tail. */
  void seal() throws IOException {
    if (sealed) return;
    active.write(new Footer(nextBatch - 1, false));
    sync();
    sealed = true;
  }

  /** Lets go of the segments whose entries are all at or below {@code index}, from the oldest on. */
  void forget(long index) throws IOException {
    // An active segment without a record does not carry the hard state yet.
    if (active == null || active.isEmpty()) return;
    boolean any = false;
    for (; !full.isEmpty() && full.peek().lastIndex <= index; any = true) supply.recycle(full.poll().file);
    if (any) directory.sync();
  }

  /** All segments are void, and {@code known} is the hard state: deletes them and goes on in a new one, which has it. */
  void startAnew(HardState known) throws IOException {
    if (active != null) active.close();
    for (Full segment : full) directory.delete(segment.file);
    if (active != null) directory.delete(active.file);
    startAfter(lastSequence, known);
    append(List.of(), known);
  }

  void close() throws IOException {
    if (active != null) active.close();
    supply.close();
  }

  private void sync() throws IOException {
    long start = System.nanoTime();
    active.sync(directory);
    figures.synced(System.nanoTime() - start);
  }

  private void roll(int record) throws IOException {
    int capacity = sizes.after(active == null ? 0 : active.header.capacity(), record);
    Segment next = supply.take(nextSequence(), nextBatch, capacity, record);
    lastSequence = next.header.sequence();
    if (active != null) {
      active.write(new Footer(nextBatch - 1, true));
      active.close();
      foundFull(active.file);
    }
    active = next;
  }
}
