package io.hexareme.core.store.log;

import io.hexareme.core.consensus.Input;
import io.hexareme.core.consensus.Snapshot;
import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.time.Loop;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/** How far the log is applied: gives agreed entries and whole snapshots to the {@link Applier}, and has snapshots saved when they are due. */
final class AppliedLog<C> {
  private final Loop loop;
  private final End end;
  private final Applier<C> applier;
  private final LogFigures figures;
  private final Proposals<C> proposals;
  private final ReadRounds reads;
  private final Snapshots snapshots;
  private final Consumer<Throwable> onFailure;
  private Membership membership = Membership.NONE;
  private SortedMap<String, Long> disks = Collections.emptySortedMap();
  private long index;
  private long term;

  AppliedLog(LogPorts ports, LogConfig config, End end, Applier<C> applier, LogFigures figures, Proposals<C> proposals, ReadRounds reads,
      Consumer<Input> onSaved, Consumer<Throwable> onFailure) {
    this.loop = ports.loop();
    this.end = end;
    this.applier = applier;
    this.figures = figures;
    this.proposals = proposals;
    this.reads = reads;
    this.snapshots = new Snapshots(config, ports.storage(), onSaved, onFailure);
    this.onFailure = onFailure;
  }

  long index() {
    return index;
  }

  /** The term of the entry at {@link #index}. */
  long term() {
    return term;
  }

  /** The founders' disks, by member, as they were proven when the group was founded; empty when that is not known. */
  SortedMap<String, Long> disks() {
    return disks;
  }

  /**
   * Begins where a member starts: with a snapshot, or with nothing, and entries of which those up to {@code commit} are known to be agreed.
   * Gives the same snapshot as a view of the state: the chunks that were read are as large as all of it, and need not stay in memory beside it.
   */
  Snapshot begin(Snapshot snapshot, List<LogEntry> entries, long commit) {
    takeOver(snapshot);
    Snapshot view = snapshot.index() == 0 ? snapshot : new Snapshot(
        index, term, membership, SnapshotHead.before(applier.snapshot(), membership, disks));
    for (LogEntry entry : entries) {
      if (entry.index() <= commit) applyOne(entry);
    }
    return view;
  }

  /** The leader's snapshot is on this member's disk, in the place of the log up to it. */
  void install(Snapshot snapshot) {
    takeOver(snapshot);
    proposals.skippedTo(index);
    reads.applied(index);
  }

  private void takeOver(Snapshot snapshot) {
    if (snapshot.index() > 0) {
      disks = SnapshotHead.disks(snapshot.state());
      applier.restore(SnapshotHead.state(snapshot.state()));
    }
    membership = snapshot.membership();
    index = snapshot.index();
    term = snapshot.term();
    snapshots.startAfter(index, snapshot.state());
  }

  /**
   * Applies what is agreed.
   *
   * @param alone whether the group has no other member
   * @return whether anything was
   */
  boolean apply(List<LogEntry> entries, boolean alone) {
    if (entries.isEmpty() || end.isReached()) return false;
    long before = loop.nanos();
    try {
      for (LogEntry entry : entries) {
        if (end.isReached()) return false;
        applyOne(entry);
      }
    } catch (RuntimeException | Error e) {
      // A command that is agreed but cannot be applied is a broken invariant: this member must stop, not skip it.
      onFailure.accept(e);
    }
    if (end.isReached()) return false;
    figures.applied(entries.size(), loop.nanos() - before);
    figures.underWay(proposals.underWay());
    reads.applied(index);
    if (snapshots.isDue()) snapshots.save(index, term, membership, disks, applier.snapshot(), alone);
    return true;
  }

  private void applyOne(LogEntry entry) {
    if (entry.term() > term) proposals.termBegins(entry.term());
    var command = Committed.words(entry);
    Proposal<C> own = proposals.of(entry, command);
    if (entry.kind() == LogEntry.Kind.MEMBERSHIP) membership = Committed.membership(entry);
    if (command.length() > 0) applier.apply(entry.index(), Envelope.command(command), own == null ? null : own.context);
    if (own != null) proposals.applied(own); // until here it is abandoned with the others when it cannot be applied
    index = entry.index();
    term = entry.term();
    snapshots.count(entry);
  }
}
