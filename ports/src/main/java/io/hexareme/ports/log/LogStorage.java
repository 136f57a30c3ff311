package io.hexareme.ports.log;

import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Driven port: durable storage for one member's log. Called on one loop only; answers on that loop.
 *
 * <p>Order is kept: operations become durable in the order of the calls. An operation whose stage completes is on stable
 * storage (fsync) as a whole; one that was under way in a crash may be there or not, but never in part: a torn tail is cut on
 * {@link #recover}. After any stage fails with {@link LogFailure} nothing more is promised and the member must stop: an fsync
 * error is never retried.
 */
public interface LogStorage {

  /**
   * Reads back what is durable. Called once, before anything else; may block (it runs before the member serves).
   *
   * @throws LogCorruption when anything but a torn tail is damaged; names the file and the offset
   * @throws LogFailure when the place cannot be used: locked by another process, not writable, no space
   */
  Recovered recover();

  /**
   * As {@link #recover()}, but says what is to be done about damage. A storage that knows no damage need not know this.
   *
   * @throws LogCorruption only with {@link OnDamage#REFUSE}
   */
  default Recovered recover(OnDamage onDamage) {
    return recover();
  }

  /**
   * REFUSE: damage is thrown as {@link LogCorruption} and nothing is changed. KEEP_INTACT: what is intact is given, with {@link
   * Recovered#damage}; the damaged files are set aside under other names and the log goes on after what is intact. For a member
   * whose peers have what it lost: it may have forgotten entries that it acknowledged and a vote that it gave, so it must neither
   * vote nor count towards a majority before its peers have brought it up to date.
   */
  enum OnDamage { REFUSE, KEEP_INTACT }

  /**
   * Appends entries and, where not null, replaces the hard state, in one durable batch. The first entry's index may be at or
   * below the last one's: everything from it on is then replaced (Raft, section 5.3).
   */
  CompletionStage<Void> append(List<LogEntry> entries, HardState hardState);

  /**
   * Saves a snapshot of the state after {@code index}, then forgets the entries up to it. The state arrives as chunks, each
   * taken over as it is. Appends may go on meanwhile; one snapshot is under way at a time. One below an earlier snapshot is
   * none: it answers, and changes nothing.
   *
   * @param state an unchanging view: it may be gone through later, more than once and on another thread
   */
  CompletionStage<Void> snapshot(long index, long term, Iterable<Bytes> state);

  /**
   * Takes over a snapshot from another member: it replaces everything, entries included, and the hard state where not null, in one
   * durable step. The log goes on at {@code index + 1}, whatever it had there. A snapshot under way is waited for.
   */
  CompletionStage<Void> install(long index, long term, Iterable<Bytes> state, HardState hardState);

  /**
   * The peers have made good what was lost: from here on {@link Recovered#damage} is not told any more. Until then every {@link
   * #recover(OnDamage)} tells of it again, or refuses, because a member that forgot that it had forgotten would vote.
   */
  default CompletionStage<Void> repaired() {
    return CompletableFuture.completedFuture(null);
  }

  /** Waits for what was asked for, then lets go of everything. Nothing may be called afterwards. Blocks. */
  void close();

  /**
   * What {@link #recover} found.
   *
   * @param hardState after damage: the newest intact one, its commit index brought down to the last entry given here
   * @param snapshotIndex index of the entry that the snapshot includes as its last; 0 when there is no snapshot
   * @param snapshotTerm that entry's term
   * @param snapshot the snapshot's state in its chunks; empty when there is none
   * @param entries the entries after the snapshot, in order, without a gap
   * @param damage what was lost; null when nothing was, as always with {@link OnDamage#REFUSE}
   */
  record Recovered(
      HardState hardState,
      long snapshotIndex,
      long snapshotTerm,
      List<Bytes> snapshot,
      List<LogEntry> entries,
      Damage damage) {
    public Recovered {
      snapshot = List.copyOf(snapshot);
      entries = List.copyOf(entries);
    }

    /** Nothing was lost. */
    public Recovered(
        HardState hardState, long snapshotIndex, long snapshotTerm, List<Bytes> snapshot, List<LogEntry> entries) {
      this(hardState, snapshotIndex, snapshotTerm, snapshot, entries, null);
    }
  }

  /**
   * Durable content that was lost.
   *
   * @param what the first finding, with file and offset, as {@link LogCorruption} would say it
   * @param setAside under which names the damaged files can be looked at; never deleted by the storage
   */
  record Damage(String what, List<String> setAside) {
    public Damage {
      setAside = List.copyOf(setAside);
    }
  }
}
