package io.hexareme.core.store.log;

import io.hexareme.core.consensus.Input;
import io.hexareme.core.consensus.Output;
import io.hexareme.ports.store.StoreUnavailable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads that wait until this member has all that was acknowledged before they began (ReadIndex: thesis, section 6.4). One round serves all
 * that came before it began; those that come during it wait for the next. A round that gets no answer is begun again under a number that
 * was never used before: an answer to the first try may be older than a read that has joined since (etcd#20418).
 */
final class ReadRounds {
  /** A round lasts two network round trips; after so many ticks a message is lost, */
  private static final int RETRY_TICKS = 15;
  /** unless the network is slow: then it is waited for longer, up to this. */
  private static final int LONGEST_TICKS = 240;

  private List<Reader> waiting = new ArrayList<>();
  private List<Reader> asked = new ArrayList<>();
  private final ArrayDeque<Due> due = new ArrayDeque<>();
  private final boolean sameAgain;
  private boolean repeats;
  private long number;
  private long applied;
  private int ticks;
  private int patience = RETRY_TICKS;

  private record Reader(PendingRead read, long deadline) {}

  private record Due(long index, List<Reader> readers) {}

  /**
   * @param firstNumber rounds count from it; no two members, and no two lives of a member, should use the same numbers
   * @param sameAgain the flaw REUSED_READ_ID
   */
  ReadRounds(long firstNumber, boolean sameAgain) {
    this.number = firstNumber;
    this.sameAgain = sameAgain;
  }

  void add(PendingRead read, long deadline) {
    waiting.add(new Reader(read, deadline));
  }

  boolean wantsRound() {
    return asked.isEmpty() && !waiting.isEmpty();
  }

  /** Begins a round for all that wait. */
  Input.Read begin() {
    asked.addAll(waiting);
    waiting = new ArrayList<>();
    ticks = 0;
    if (!sameAgain || !repeats) number++;
    repeats = false;
    return new Input.Read(number);
  }

  void tick() {
    if (asked.isEmpty() || ++ticks < patience) return;
    patience = Math.min(LONGEST_TICKS, 2 * patience);
    again();
  }

  /** The round under way will not be answered, or not soon enough. */
  void again() {
    repeats = true;
    asked.addAll(waiting);
    waiting = asked;
    asked = new ArrayList<>();
  }

  void lost(List<Long> numbers) {
    for (long lost : numbers) {
      if (lost == number) again();
    }
  }

  void ready(List<Output.ReadReady> answers) {
    for (Output.ReadReady answer : answers) {
      if (answer.requestId() != number || asked.isEmpty()) continue;
      List<Reader> readers = asked;
      asked = new ArrayList<>();
      patience = Math.clamp(2L * ticks, RETRY_TICKS, LONGEST_TICKS);
      if (answer.index() <= applied) readers.forEach(reader -> reader.read.go(null));
      else due.add(new Due(answer.index(), readers));
    }
  }

  void applied(long index) {
    applied = index;
    while (!due.isEmpty() && due.peek().index <= index) due.poll().readers.forEach(reader -> reader.read.go(null));
  }

  /** Ends what has waited too long: it has read nothing, so it may be tried again. */
  void expire(long now, boolean leaderless) {
    if (waiting.isEmpty() && asked.isEmpty() && due.isEmpty()) return;
    List<Reader> late = new ArrayList<>();
    List<List<Reader>> all = new ArrayList<>(List.of(waiting, asked));
    due.forEach(next -> all.add(next.readers));
    for (List<Reader> readers : all) {
      readers.removeIf(reader -> (leaderless || reader.deadline - now <= 0) && late.add(reader));
    }
    String why = leaderless ? Proposals.NO_LEADER : "etcdserver: request timed out";
    late.forEach(reader -> reader.read.go(StoreUnavailable.refused(why)));
  }

  void endAll(StoreUnavailable why) {
    List<Reader> all = new ArrayList<>(asked);
    all.addAll(waiting);
    due.forEach(next -> all.addAll(next.readers));
    asked.clear();
    waiting.clear();
    due.clear();
    all.forEach(reader -> reader.read.go(why));
  }
}
