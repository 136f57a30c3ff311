package io.hexareme.core.store.log;

import io.hexareme.core.consensus.Input;
import io.hexareme.core.consensus.Snapshot;
import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.value.Bytes;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.function.Consumer;

/** When a snapshot of the applied state is due, and the saving of it. One at a time; entries go on to be appended meanwhile. */
final class Snapshots {
  private final LogConfig config;
  private final LogStorage storage;
  private final Consumer<Input> onSaved;
  private final Consumer<Throwable> onFailure;
  private long entries;
  private long bytes;
  private long saved;
  private long size; // of the last one
  private boolean underWay;

  Snapshots(LogConfig config, LogStorage storage, Consumer<Input> onSaved, Consumer<Throwable> onFailure) {
    this.config = config;
    this.storage = storage;
    this.onSaved = onSaved;
    this.onFailure = onFailure;
  }

  /** That entry was applied since the last snapshot was begun. */
  void count(LogEntry entry) {
    entries++;
    bytes += entry.payload().length();
  }

  /** The log begins after {@code index}, with what was recovered or installed. */
  void startAfter(long index, Iterable<Bytes> snapshot) {
    saved = index;
    size = SnapshotHead.bytes(snapshot);
    entries = 0;
    bytes = 0;
  }

  boolean isDue() {
    return !underWay && (entries >= config.snapshotEntries() || bytes >= config.snapshotBytes())
        && bytes >= size / 100 * config.snapshotPercent();
  }

  /**
   * @param state the state machine's, after {@code index}
   * @param disks the founders' disks, as the log began with them
   * @param alone whether there are no other members, who may be slow and need entries from before it
   */
  void save(long index, long term, Membership membership, SortedMap<String, Long> disks, Iterable<Bytes> state, boolean alone) {
    underWay = true;
    entries = 0;
    bytes = 0;
    Iterable<Bytes> chunks = SnapshotHead.before(state, membership, disks);
    Counted counted = new Counted(chunks);
    storage.snapshot(index, term, counted).whenComplete((done, cause) -> {
      underWay = false;
      size = counted.bytes;
      if (cause != null) {
        onFailure.accept(cause);
      } else if (index > saved) { // else a snapshot of the leader has overtaken it
        saved = index;
        long compactTo = alone ? index : Math.max(0, index - config.keptEntries());
        onSaved.accept(new Input.Snapshotted(new Snapshot(index, term, membership, chunks), compactTo));
      }
    });
  }

  /** Says afterwards how large the snapshot was that was last gone through: the storage does so once, on a thread of its choice. */
  private static final class Counted implements Iterable<Bytes> {
    private final Iterable<Bytes> chunks;
    private long bytes;

    Counted(Iterable<Bytes> chunks) {
      this.chunks = chunks;
    }

    @Override
    public Iterator<Bytes> iterator() {
      Iterator<Bytes> all = chunks.iterator();
      bytes = 0;
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return all.hasNext();
        }

        @Override
        public Bytes next() {
          Bytes chunk = all.next();
          bytes += chunk.length();
          return chunk;
        }
      };
    }
  }
}
