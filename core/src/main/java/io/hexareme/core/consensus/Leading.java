package io.hexareme.core.consensus;

import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;

/** A leader's own work: taking on entries, and what follows when some are committed. */
final class Leading {
  private final Member self;
  private final Replication replication;
  private final Reads reads;

  Leading(Member self, Replication replication, Reads reads) {
    this.self = self;
    this.replication = replication;
    this.reads = reads;
  }

  /** An entry of its own term, so that it can commit what it found (Raft paper, section 8). */
  void begin() {
    self.lead();
    self.leadership().uncommittedBytes = payload(self.log.between(self.log.committed(), self.log.lastIndex()));
    append(LogEntry.Kind.EMPTY, Bytes.EMPTY);
  }

  void propose(List<Bytes> commands) {
    Leadership mine = self.leadership();
    if (mine == null) {
      self.out.refuse(Output.Refusal.NOT_LEADER);
      return;
    }
    if (!mine.transferTo.isEmpty()) {
      self.out.refuse(Output.Refusal.TRANSFERRING);
      return;
    }
    long bytes = 0;
    for (Bytes command : commands) bytes += command.length();
    if (mine.uncommittedBytes > 0 && mine.uncommittedBytes + bytes > self.config.maxUncommittedBytes()) {
      self.out.refuse(Output.Refusal.TOO_MUCH_UNCOMMITTED);
      return;
    }
    mine.uncommittedBytes += bytes;
    List<LogEntry> entries = new ArrayList<>(commands.size());
    long index = self.log.lastIndex();
    for (Bytes command : commands) entries.add(new LogEntry(++index, self.term(), command));
    append(entries);
  }

  /** @return the entry's index */
  long append(LogEntry.Kind kind, Bytes payload) {
    long index = self.log.lastIndex() + 1;
    self.leadership().uncommittedBytes += payload.length();
    append(List.of(new LogEntry(index, self.term(), kind, payload)));
    return index;
  }

  private void append(List<LogEntry> entries) {
    self.append(entries);
    replication.broadcast();
    if (self.acknowledgesEarly()) commit();
  }

  /** To be called when somebody's match, or the membership, has changed. */
  void commit() {
    Leadership mine = self.leadership();
    long agreed = mine.agreedMatch();
    long before = self.log.committed();
    if (agreed <= before) return;
    // Copies of an earlier term's entry do not make it safe; an entry of this term does, for both (Raft paper, section 5.4.2).
    if (self.log.termAt(agreed) != self.term() && !self.has(Flaw.COMMIT_EARLIER_TERM_BY_COUNT)) return;
    self.log.commitTo(agreed);
    if (mine.uncommittedBytes > 0) mine.uncommittedBytes -= payload(self.log.between(before, agreed));
    if (before < mine.firstIndex && mine.established()) reads.established();
    replication.broadcastCommit();
  }

  private static long payload(List<LogEntry> entries) {
    long bytes = 0;
    for (LogEntry entry : entries) bytes += entry.payload().length();
    return bytes;
  }
}
