package io.hexareme.core.apiserver.fairness;

import java.util.Optional;

/** A priority level at work: its seats, and who waits for one. */
final class Level {
  private LevelSpec spec;
  private FairQueues queues; // null in a level that refuses at once
  private int nominal;
  private int lendable;
  private int borrowable;
  // Looked at for the figures on other threads too, who may see what was a moment ago.
  private int inUse;
  private int executing;
  private int waiting;

  Level(LevelSpec spec) {
    this.spec = spec;
  }

  LevelSpec spec() {
    return spec;
  }

  /** Takes on a configuration; who waits goes on waiting, in the new queues. {@code total}: seats of the server; {@code shares}: of all levels. */
  void configure(LevelSpec wanted, int total, long shares, long now) {
    spec = wanted;
    nominal = shares == 0 ? 0 : (int) Math.ceil((double) total * wanted.shares() / shares);
    lendable = (int) Math.round(nominal * wanted.lendablePercent() / 100.0);
    borrowable = wanted.borrowingPercent() < 0 ? total : (int) Math.round(nominal * wanted.borrowingPercent() / 100.0);
    Optional<LevelSpec.Queuing> shape = wanted.queuing();
    if (queues != null && shape.filter(queues.shape()::equals).isPresent()) {
      return;
    }
    FairQueues before = queues;
    queues = shape.map(given -> new FairQueues(given, now)).orElse(before != null && before.waiting() > 0 ? before : null);
    if (before != null && before != queues) {
      before.tickets().forEach(ticket -> queues.add(ticket, true));
    }
  }

  int nominal() {
    return nominal;
  }

  int lendable() {
    return lendable;
  }

  int borrowable() {
    return borrowable;
  }

  /** What no other level ever uses. */
  int guaranteed() {
    return nominal - lendable;
  }

  int inUse() {
    return inUse;
  }

  int executing() {
    return executing;
  }

  int waiting() {
    return waiting;
  }

  boolean isIdle() {
    return inUse == 0 && waiting == 0;
  }

  /** Joins a queue; false when there is none, or it is full. */
  boolean enqueue(Ticket ticket, long now) {
    if (queues == null) {
      return false;
    }
    queues.advance(now, nominal);
    boolean in = queues.add(ticket, false);
    waiting = queues.waiting();
    return in;
  }

  /** Who would be next; null for nobody. */
  Ticket next(long now) {
    if (queues == null || queues.waiting() == 0) {
      return null;
    }
    queues.advance(now, nominal);
    return queues.peek();
  }

  void giveUp(Ticket ticket) {
    ticket.queues.remove(ticket);
    waiting = queues.waiting();
  }

  /** It takes its seats. */
  void begin(Ticket ticket, long now) {
    ticket.begins(now);
    if (ticket.queues != null) {
      ticket.queues.begin(ticket);
      waiting = queues.waiting();
    }
    take(ticket.seats());
    executing = executing + 1;
  }

  /** It has its answer; its seats are free, but for those of its last stage. */
  void end(Ticket ticket, long now) {
    if (ticket.queues != null) {
      ticket.queues.advance(now, nominal);
      ticket.queues.end(ticket, now);
    }
    executing = executing - 1;
    take(ticket.work.finalSeats() - ticket.seats());
  }

  /** More seats are in use; fewer when negative. */
  void take(int seats) {
    inUse = inUse + seats;
  }
}
