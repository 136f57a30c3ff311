package io.hexareme.core.consensus.wire;

import io.hexareme.core.consensus.membership.MembershipEntry;
import io.hexareme.core.consensus.octets.OctetReader;
import io.hexareme.core.consensus.octets.OctetWriter;
import io.hexareme.ports.log.LogEntry;
import java.util.ArrayList;
import java.util.List;

/** The entries of an append. Their indexes follow from where they begin, so they are not sent; terms must rise up to the sender's. */
final class EntriesCodec {
  private static final int COMMAND = 0;
  private static final int MEMBERSHIP = 1;
  private static final int EMPTY = 2;

  /** Term, kind and length of an entry; a guess. */
  private static final int HEAD = 12;

  private EntriesCodec() {}

  static int size(List<LogEntry> entries) {
    long size = 0;
    for (LogEntry entry : entries) size += HEAD + entry.payload().length();
    return (int) Math.min(size, Integer.MAX_VALUE / 2);
  }

  static OctetWriter write(OctetWriter out, long prevIndex, List<LogEntry> entries) {
    out.number(entries.size());
    long expected = prevIndex;
    for (LogEntry entry : entries) {
      if (entry.index() != ++expected) throw new IllegalArgumentException("entry " + entry.index() + " stands in the place of " + expected);
      out.number(entry.term()).octet(kind(entry.kind())).bytes(entry.payload());
    }
    return out;
  }

  static List<LogEntry> read(OctetReader in, long prevIndex, long prevTerm, long newestTerm) {
    int count = in.count();
    if (prevIndex > Long.MAX_VALUE - count) throw new IllegalArgumentException("no entry can follow entry " + prevIndex);
    List<LogEntry> entries = new ArrayList<>(Math.min(count, 1 << 16));
    long term = prevTerm;
    for (int i = 1; i <= count; i++) {
      LogEntry entry = new LogEntry(prevIndex + i, in.notNegative(), kind(in.octet()), in.bytes());
      if (entry.term() < term || entry.term() > newestTerm) throw new IllegalArgumentException("an entry of term " + entry.term()
          + " comes after one of " + term + " in an append of term " + newestTerm);
      if (entry.kind() == LogEntry.Kind.MEMBERSHIP) MembershipEntry.decode(entry.payload());
      entries.add(entry);
      term = entry.term();
    }
    return entries;
  }

  private static int kind(LogEntry.Kind kind) {
    return switch (kind) {
      case COMMAND -> COMMAND;
      case MEMBERSHIP -> MEMBERSHIP;
      case EMPTY -> EMPTY;
    };
  }

  private static LogEntry.Kind kind(int octet) {
    return switch (octet) {
      case COMMAND -> LogEntry.Kind.COMMAND;
      case MEMBERSHIP -> LogEntry.Kind.MEMBERSHIP;
      case EMPTY -> LogEntry.Kind.EMPTY;
      default -> throw new IllegalArgumentException("an entry of kind " + octet + " is not known here");
    };
  }
}
