package io.hexareme.core.store.log;

import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * This member's own proposals, by where they are: waiting to be given to a leader; in the log, put there by this member as the leader;
 * or sent to another leader. Each leaves exactly once: applied, refused, or with an unknown outcome.
 */
final class Proposals<C> {
  static final String NO_LEADER = "etcdserver: no leader";
  static final String STUCK = "the member's disk does not answer";
  private static final String TIMED_OUT = "etcdserver: request timed out";
  private static final String OVERWRITTEN = "etcdserver: leader changed";

  private final Applier<C> applier;
  private final LogFigures figures;
  private final long life;
  private final ArrayDeque<Proposal<C>> waiting = new ArrayDeque<>();
  private final ArrayDeque<Proposal<C>> led = new ArrayDeque<>(); // by rising index
  private final LinkedHashMap<Long, Proposal<C>> forwarded = new LinkedHashMap<>(); // by sequence
  private long sequence;

  Proposals(Applier<C> applier, LogFigures figures, long life) {
    this.applier = applier;
    this.figures = figures;
    this.life = life;
  }

  long life() {
    return life;
  }

  int underWay() {
    return waiting.size() + led.size() + forwarded.size();
  }

  boolean anyWaiting() {
    return !waiting.isEmpty();
  }

  boolean changeIsNext() {
    return !waiting.isEmpty() && waiting.peek().change != null;
  }

  void add(Proposal<C> proposal) {
    waiting.add(proposal);
  }

  /** The next to go together: commands up to about so many bytes, or a single change of the group. */
  List<Proposal<C>> take(long maxBytes) {
    List<Proposal<C>> batch = new ArrayList<>(Math.min(waiting.size(), 1024));
    long bytes = 0;
    while (!waiting.isEmpty() && (batch.isEmpty() || bytes < maxBytes && waiting.peek().change == null)) {
      Proposal<C> next = waiting.poll();
      batch.add(next);
      bytes += next.command.length();
      if (next.change != null) break;
    }
    return batch;
  }

  /** They were not taken on: first in the queue again. */
  void giveBack(List<Proposal<C>> batch) {
    batch.reversed().forEach(waiting::addFirst);
  }

  /** They are in this member's log as {@code entries}. What stood there before was overwritten, here at least. */
  void led(List<Proposal<C>> batch, List<LogEntry> entries) {
    if (batch.isEmpty()) return;
    while (!led.isEmpty() && led.peekLast().index >= entries.getFirst().index()) timeOut(led.pollLast());
    for (int i = 0; i < batch.size(); i++) {
      Proposal<C> proposal = batch.get(i);
      proposal.index = entries.get(i).index();
      proposal.term = entries.get(i).term();
      led.add(proposal);
    }
  }

  /** Numbers them, for the leader of that term alone; the first one's number is given. */
  long forward(List<Proposal<C>> batch, long term) {
    long first = sequence + 1;
    for (Proposal<C> proposal : batch) {
      proposal.sequence = ++sequence;
      proposal.term = term;
      forwarded.put(proposal.sequence, proposal);
    }
    return first;
  }

  /** The leader did not take them on and never will; in their old order. */
  List<Proposal<C>> returned(long first, int count) {
    List<Proposal<C>> back = new ArrayList<>();
    for (long number = first; number < first + count; number++) {
      Proposal<C> proposal = forwarded.remove(number);
      if (proposal != null) back.add(proposal);
    }
    return back;
  }

  /**
   * An entry of that term is agreed. What was for the leader of an earlier term, and is not applied by now, never will be: terms only rise
   * along the log. So it may be given to the next leader, and a change of leaders costs its proposers nothing but time.
   */
  void termBegins(long term) {
    List<Proposal<C>> free = new ArrayList<>();
    while (!led.isEmpty() && led.peek().term < term) free.add(led.poll());
    while (!forwarded.isEmpty() && forwarded.firstEntry().getValue().term < term) free.add(forwarded.pollFirstEntry().getValue());
    giveBack(free);
  }

  /**
   * Whose the committed entry is; null when it was not proposed here. It stays until {@link #applied}.
   *
   * @param command what the entry holds, in its envelope if it has one
   */
  Proposal<C> of(LogEntry entry, Bytes command) {
    if (!led.isEmpty() && led.peek().index <= entry.index()) {
      while (!led.isEmpty() && (led.peek().index < entry.index() || led.peek().index == entry.index() && led.peek().term != entry.term())) {
        refuse(led.poll(), OVERWRITTEN); // another entry is agreed on in its place
      }
      if (!led.isEmpty() && led.peek().index == entry.index()) return led.peek();
    }
    if (forwarded.isEmpty() || !Envelope.isOn(command)) return null;
    Envelope envelope = Envelope.of(command);
    return envelope.life() == life ? forwarded.get(envelope.sequence()) : null;
  }

  void applied(Proposal<C> proposal) {
    if (led.peek() == proposal) led.poll();
    else forwarded.remove(proposal.sequence);
  }

  /** A snapshot took the place of the log up to {@code index}: whether what was proposed there is in it, it does not say. */
  void skippedTo(long index) {
    while (!led.isEmpty() && led.peek().index <= index) timeOut(led.poll());
    drained(forwarded.values()).forEach(this::timeOut);
  }

  /** Ends what has waited too long. */
  void expire(long now, boolean leaderless) {
    if (leaderless) refuseWaiting(NO_LEADER);
    while (!waiting.isEmpty() && waiting.peek().deadline - now <= 0) refuse(waiting.poll(), NO_LEADER);
    while (!led.isEmpty() && (leaderless || led.peek().deadline - now <= 0)) timeOut(led.poll());
    while (!forwarded.isEmpty()) {
      Map.Entry<Long, Proposal<C>> oldest = forwarded.firstEntry();
      if (!leaderless && oldest.getValue().deadline - now > 0) return;
      forwarded.pollFirstEntry();
      timeOut(oldest.getValue());
    }
  }

  void refuseWaiting(String why) {
    for (Proposal<C> proposal : drained(waiting)) refuse(proposal, why);
  }

  void refuse(Proposal<C> proposal, String why) {
    figures.failed();
    applier.abandon(proposal.context, StoreUnavailable.refused(why));
  }

  /** The log has failed: nobody will hear of these. */
  void abandonAll(StoreUnavailable why) {
    List<Proposal<C>> all = drained(led);
    all.addAll(drained(forwarded.values()));
    all.addAll(drained(waiting));
    for (Proposal<C> proposal : all) applier.abandon(proposal.context, why);
  }

  private void timeOut(Proposal<C> proposal) {
    figures.failed();
    applier.abandon(proposal.context, new StoreUnavailable(TIMED_OUT, null));
  }

  private static <C> List<Proposal<C>> drained(Collection<Proposal<C>> queue) {
    List<Proposal<C>> all = new ArrayList<>(queue);
    queue.clear();
    return all;
  }
}
