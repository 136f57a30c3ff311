package io.hexareme.core.consensus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads that wait for the leader to hear from a majority that it still leads (thesis, section 6.4). Each heartbeat to all is a round; an
 * answer to a round that began after a read arrived vouches for that read. While one round is under way, reads gather for the next.
 */
final class ReadRounds {
  record Waiting(String from, long ticket, long index, long round) {}

  private final List<Waiting> early = new ArrayList<>();
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private long lastRound;
  private long lastAgreed;

  long lastRound() {
    return lastRound;
  }

  long begin() {
    return ++lastRound;
  }

  /** For {@link Flaw#REUSED_READ_ID}: the round is what the asker calls it. */
  void beginAs(long round) {
    lastRound = round;
  }

  boolean underWay() {
    return lastAgreed < lastRound;
  }

  void add(String from, long ticket, long index, long round) {
    waiting.add(new Waiting(from, ticket, index, round));
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Whether somebody waits for a round that has not begun. */
  boolean wantsAnother() {
    return !waiting.isEmpty() && waiting.peekLast().round() > lastRound;
  }

  /** @return the reads for which that round, answered by a majority, vouches */
  List<Waiting> agreed(long round) {
    lastAgreed = Math.max(lastAgreed, Math.min(round, lastRound));
    List<Waiting> ready = new ArrayList<>();
    while (!waiting.isEmpty() && waiting.peek().round() <= round) ready.add(waiting.poll());
    return ready;
  }

  /** A read that came before the leader knew what is committed (thesis, section 6.4, step 1). */
  void postpone(String from, long ticket) {
    early.add(new Waiting(from, ticket, 0, 0));
  }

  List<Waiting> takePostponed() {
    if (early.isEmpty()) return List.of();
    List<Waiting> all = new ArrayList<>(early);
    early.clear();
    return all;
  }
}
