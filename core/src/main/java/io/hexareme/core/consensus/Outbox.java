package io.hexareme.core.consensus;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import java.util.ArrayList;
import java.util.List;

/** Gathers what one step asks for. Lists are made only when something goes into them: most steps ask for little. */
final class Outbox {
  private final boolean hasty;
  private long number;
  private List<Message> messages = List.of();
  private List<Message> promises = List.of();
  private List<LogEntry> entries = List.of();
  private List<Output.ReadReady> reads = List.of();
  private List<Long> lost = List.of();
  private Snapshot install;
  private Output.Refusal refusal;

  /** @param hasty {@link Flaw#SEND_BEFORE_PERSIST} */
  Outbox(boolean hasty) {
    this.hasty = hasty;
  }

  void begin() {
    number++;
    messages = List.of();
    promises = List.of();
    entries = List.of();
    reads = List.of();
    lost = List.of();
    install = null;
    refusal = null;
  }

  /** Of the output that is being made. */
  long number() {
    return number;
  }

  /** Sends what promises nothing. */
  void send(Message message) {
    messages = with(messages, message);
  }

  /** Sends once everything asked for so far is durable. */
  void promise(Message message) {
    if (hasty) send(message);
    else promises = with(promises, message);
  }

  /** Entries to write; those of one step follow each other. */
  void write(List<LogEntry> more) {
    if (entries.isEmpty()) {
      entries = more;
      return;
    }
    List<LogEntry> all = new ArrayList<>(entries);
    all.addAll(more);
    entries = all;
  }

  void install(Snapshot snapshot) {
    install = snapshot;
  }

  void read(long requestId, long index) {
    reads = with(reads, new Output.ReadReady(requestId, index));
  }

  void lost(long requestId) {
    lost = with(lost, requestId);
  }

  void refuse(Output.Refusal why) {
    refusal = why;
  }

  /** Whether log or snapshot are to be written. */
  boolean writes() {
    return install != null || !entries.isEmpty();
  }

  boolean installs() {
    return install != null;
  }

  Output done(HardState hardState, List<LogEntry> committed) {
    return new Output(number, messages, install, entries, hardState, promises, committed, reads, lost, refusal);
  }

  private static <T> List<T> with(List<T> list, T item) {
    List<T> target = list.isEmpty() ? new ArrayList<>(4) : list;
    target.add(item);
    return target;
  }
}
