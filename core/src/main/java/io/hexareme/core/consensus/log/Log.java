package io.hexareme.core.consensus.log;

import io.hexareme.ports.log.LogEntry;
import java.util.List;

/** The entries after the compacted ones, and four marks on them: stable, committed, handed to the state machine, applied by it. */
public final class Log {
  private static final long UNKNOWN = -1;

  private final Entries entries = new Entries();
  private final Writes writes = new Writes();
  private long compactedIndex;
  private long compactedTerm;
  private long committed;
  private long handed;
  private long applied;

  /**
   * @param index the last entry that the snapshot covers, 0 for none; {@code term} its term
   * @param kept the entries after it, all of them durable
   */
  public Log(long index, long term, List<LogEntry> kept) {
    compactedIndex = index;
    compactedTerm = term;
    committed = index;
    handed = index;
    applied = index;
    append(kept);
    writes.startAt(lastIndex());
  }

  /** The first entry that is kept, or will be. */
  public long firstIndex() {
    return compactedIndex + 1;
  }

  public long lastIndex() {
    return compactedIndex + entries.size();
  }

  public long lastTerm() {
    return termAt(lastIndex());
  }

  /** All up to here is on this member's stable storage. */
  public long stable() {
    return writes.stable();
  }

  public long committed() {
    return committed;
  }

  public long applied() {
    return applied;
  }

  /** @return -1 when that entry is compacted (the last compacted one's term is known) or not there yet */
  public long termAt(long index) {
    if (index == compactedIndex) return compactedTerm;
    return index < compactedIndex || index > lastIndex() ? UNKNOWN : entries.get(index - firstIndex()).term();
  }

  public boolean matches(long index, long term) {
    return index <= lastIndex() && termAt(index) == term;
  }

  /** Whether a log that ends so has everything that this one has (Raft paper, section 5.4.1). */
  public boolean coveredBy(long index, long term) {
    return term > lastTerm() || (term == lastTerm() && index >= lastIndex());
  }

  /** New entries at the end. */
  public void append(List<LogEntry> more) {
    for (LogEntry entry : more) {
      if (entry.index() != lastIndex() + 1) {
        throw new IllegalStateException("entry " + entry.index() + " cannot follow entry " + lastIndex());
      }
      if (entry.term() < lastTerm()) {
        throw new IllegalStateException("entry " + entry.index() + " is of term " + entry.term() + ", after one of " + lastTerm());
      }
      entries.add(entry);
    }
  }

  /**
   * Of entries that a leader sent, those that are not here yet: the first that is missing, or differs in its term, and all after it.
   *
   * @return empty when all are here
   */
  public List<LogEntry> newOf(List<LogEntry> sent) {
    for (int i = 0; i < sent.size(); i++) {
      LogEntry entry = sent.get(i);
      if (entry.index() > compactedIndex && !matches(entry.index(), entry.term())) return i == 0 ? sent : sent.subList(i, sent.size());
    }
    return List.of();
  }

  /** Forgets the entries from {@code index} on, because a leader has others there (Raft paper, section 5.3). */
  public void cutFrom(long index) {
    if (index > lastIndex()) return;
    if (index <= committed) {
      throw new IllegalStateException("entry " + index + " is committed (up to " + committed + "), and a leader has another in its place");
    }
    entries.cutTo((int) (index - firstIndex()));
    writes.cutFrom(index);
  }

  /**
   * The last entry up to {@code index} that is of no later term: where a log with an entry of that index and term, or one that ends there,
   * can still agree with this one. Jumps over whole terms (Raft paper, end of section 5.3).
   */
  public long lastAtOrBelow(long index, long term) {
    long at = Math.min(index, lastIndex());
    while (at > compactedIndex && entries.get(at - firstIndex()).term() > term) at--;
    return at;
  }

  /** Entries from {@code index} on, about {@code maxBytes} of payload, at least one if there is one. */
  public List<LogEntry> from(long index, long maxBytes) {
    int begin = (int) (index - firstIndex());
    int end = begin;
    long bytes = 0;
    while (end < entries.size()) {
      bytes += entries.at(end).payload().length();
      if (end > begin && bytes > maxBytes) break;
      end++;
    }
    return entries.slice(begin, end);
  }

  /** The entries after {@code from} up to {@code to}. */
  public List<LogEntry> between(long from, long to) {
    return entries.slice((int) (from - compactedIndex), (int) (to - compactedIndex));
  }

  /** All up to the last entry is part of the writes asked for with that output. */
  public void written(long output) {
    writes.begin(output, lastIndex());
  }

  /** The writes of the outputs up to that one are done. */
  public void persisted(long output) {
    writes.done(output);
  }

  public void commitTo(long index) {
    if (index > lastIndex()) throw new IllegalStateException("entry " + index + " is committed, but the log ends with " + lastIndex());
    committed = Math.max(committed, index);
  }

  /** The state machine starts with the state after that entry: what comes before is not handed out again. */
  public void startAfter(long index) {
    if (index > committed) throw new IllegalArgumentException("entry " + index + " is applied, but only " + committed + " is committed");
    handed = Math.max(handed, index);
    applied = handed;
  }

  /** What the state machine gets next: committed, and stable unless {@code unstable} lets it see more. Each entry once. */
  public List<LogEntry> hand(boolean unstable) {
    long to = unstable ? committed : Math.min(committed, writes.stable());
    if (to <= handed) return List.of();
    List<LogEntry> next = between(handed, to);
    handed = to;
    return next;
  }

  public void appliedTo(long index) {
    if (index > handed) throw new IllegalStateException("entry " + index + " is applied, but only " + handed + " was handed out");
    applied = Math.max(applied, index);
  }

  /** Forgets the entries up to that one; it must have been handed out. */
  public void compactTo(long index) {
    if (index <= compactedIndex) return;
    if (index > handed) throw new IllegalStateException("entry " + index + " cannot be forgotten before it is handed out");
    compactedTerm = termAt(index);
    entries.dropFirst((int) (index - compactedIndex));
    compactedIndex = index;
  }

  /** A snapshot takes the place of all there is. It is stable when the next output's writes are done. */
  public void install(long index, long term) {
    entries.cutTo(0);
    writes.cutFrom(committed + 1);
    compactedIndex = index;
    compactedTerm = term;
    committed = index;
    handed = index;
    applied = index;
  }
}
