package io.hexareme.core.consensus;

import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * A member with a disk and a state machine of its own, in a {@link Group}. What is asked for is written when {@link #persist} is called, one
 * output at a time: until then a crash loses it. The state machine's state is a number folded over all commands.
 */
final class Node {
  final String id;
  final Group group;
  final ArrayDeque<Output> unwritten = new ArrayDeque<>();
  final List<LogEntry> log = new ArrayList<>();
  final List<Output> outputs = new ArrayList<>();
  HardState hardState = HardState.INITIAL;
  Snapshot snapshot;
  Raft raft;
  RaftConfig config;
  long applied;
  long state;
  int lives;

  /** Its disk has lost something, and it has not yet been told, durably, that it has all again. */
  boolean lossy;

  Node(String id, Group group, RaftConfig config, Membership first) {
    this.id = id;
    this.group = group;
    this.config = config;
    this.snapshot = new Snapshot(0, 0, first, List.of());
  }

  /** After a crash, with what is on the disk. */
  void start() {
    start(lossy);
  }

  private void start(boolean recovering) {
    applied = snapshot.index();
    state = applied == 0 ? 0 : restored(snapshot);
    group.checks.restored(this);
    lives++;
    raft = new Raft(config, new Raft.Restart(hardState, snapshot, log, applied, recovering), new SeededRandomness((group.seed * 1000 + lives) * 1000 + id.hashCode()));
  }

  boolean up() {
    return raft != null;
  }

  void crash() {
    raft = null;
    unwritten.clear();
  }

  /** Loses all but the first {@code keep} entries of what is on the disk, and maybe more. */
  void lose(int keep, HardState left) {
    while (log.size() > keep) log.removeLast();
    hardState = left;
    lossy = true;
  }

  Output step(Input input) {
    Output output = raft.step(input);
    group.checks.stepped(this, input, output);
    group.listener.accept(this, output);
    outputs.add(output);
    output.messages().forEach(group::send);
    if (output.persists() || (!unwritten.isEmpty() && !output.afterPersist().isEmpty())) unwritten.add(output);
    else output.afterPersist().forEach(group::send);
    for (LogEntry entry : output.committed()) apply(entry);
    if (!output.committed().isEmpty()) step(new Input.Applied(applied));
    return output;
  }

  private void apply(LogEntry entry) {
    if (entry.index() != applied + 1) throw new AssertionError(id + " is given entry " + entry.index() + " after " + applied);
    applied = entry.index();
    state = state * 31 + entry.payload().hashCode() + entry.term();
    group.checks.applied(this, entry);
  }

  /** The oldest write that is under way is done. */
  void persist() {
    group.writes++;
    if (group.writes == group.crashBeforeWrite) {
      crash();
      return;
    }
    Output output = unwritten.poll();
    if (output.install() != null) {
      snapshot = output.install();
      log.clear();
      applied = snapshot.index();
      state = restored(snapshot);
      group.checks.restored(this);
    }
    if (!output.entries().isEmpty()) {
      long first = output.entries().getFirst().index();
      while (!log.isEmpty() && log.getLast().index() >= first) log.removeLast();
      log.addAll(output.entries());
    }
    if (output.hardState() != null) hardState = output.hardState();
    if (group.writes == group.crashAfterWrite) {
      crash();
      return;
    }
    output.afterPersist().forEach(group::send);
    if (lossy && unwritten.isEmpty() && raft.self.recovery == 0) lossy = false;
    step(new Input.Persisted(output.number()));
  }

  void persistAll() {
    while (up() && !unwritten.isEmpty()) persist();
  }

  /** The state machine's state is saved, and all but {@code keep} entries are forgotten. */
  void compact(int keep) {
    if (applied <= snapshot.index()) return;
    List<Bytes> chunks = new ArrayList<>();
    for (char digit : Long.toString(state).toCharArray()) chunks.add(Bytes.utf8("" + digit));
    long term = raft.self.log.termAt(applied);
    Snapshot taken = new Snapshot(applied, term, raft.membershipAt(applied), chunks);
    snapshot = taken;
    log.removeIf(entry -> entry.index() <= taken.index());
    step(new Input.Snapshotted(taken, Math.max(0, applied - keep)));
  }

  private static long restored(Snapshot from) {
    StringBuilder digits = new StringBuilder();
    from.state().forEach(chunk -> digits.append(chunk.utf8()));
    return Long.parseLong(digits.toString());
  }

  /** Whether that entry is on its disk. */
  boolean holds(LogEntry entry) {
    return entry.index() <= snapshot.index() || log.contains(entry);
  }

  @Override
  public String toString() {
    return id;
  }
}
