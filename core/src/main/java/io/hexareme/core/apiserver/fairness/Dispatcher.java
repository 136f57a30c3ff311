package io.hexareme.core.apiserver.fairness;

import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.Optional;

/** Lets requests begin when it is their turn and there are seats for them. */
final class Dispatcher {
  /** A quarter of the time that a request may take in all. */
  static final Duration PATIENCE = Duration.ofSeconds(15);
  /** How long those who watch are served after a write. */
  private static final Duration FINAL_STAGE = Duration.ofMillis(5);

  private final Loop loop;
  private final Seats seats;
  private boolean dispatching;

  Dispatcher(Loop loop, Seats seats) {
    this.loop = loop;
    this.seats = seats;
  }

  /** Why a request was refused, in the words of Kubernetes' metrics. */
  enum Refused {
    QUEUE_FULL("queue-full"), CONCURRENCY_LIMIT("concurrency-limit"), TIME_OUT("time-out");

    private final String words;

    Refused(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * Takes a request in: it has begun by now, or waits.
   *
   * @param tooLate called once when it has waited for too long, and not begun
   * @return empty when it is in
   */
  Optional<Refused> enter(Level level, Ticket ticket, Runnable tooLate) {
    long now = loop.nanos();
    if (level.spec().queuing().isEmpty()) {
      return atOnce(level, ticket, now);
    }
    if (!level.enqueue(ticket, now)) {
      return Optional.of(Refused.QUEUE_FULL);
    }
    dispatch();
    if (ticket.waits()) {
      ticket.patience = loop.after(PATIENCE, () -> {
        level.giveUp(ticket);
        tooLate.run();
      });
    }
    return Optional.empty();
  }

  private Optional<Refused> atOnce(Level level, Ticket ticket, long now) {
    if (!seats.has(level, ticket, true)) {
      return Optional.of(Refused.CONCURRENCY_LIMIT);
    }
    level.begin(ticket, now);
    ticket.start.run();
    return Optional.empty();
  }

  /** A request has its answer. */
  void ended(Level level, Ticket ticket) {
    level.end(ticket, loop.nanos());
    if (ticket.work.finalSeats() > 0) {
      loop.after(FINAL_STAGE, () -> {
        level.take(-ticket.work.finalSeats());
        dispatch();
      });
    }
    dispatch();
  }

  /** Begins what may begin. What ends meanwhile is seen by the turn that is under way, so that the stack does not grow with the queue. */
  void dispatch() {
    if (dispatching) {
      return;
    }
    dispatching = true;
    try {
      long now = loop.nanos();
      for (Level level = seats.next(now); level != null; level = seats.next(now)) {
        Ticket ticket = level.next(now);
        ticket.patience.cancel();
        level.begin(ticket, now);
        ticket.start.run();
      }
    } finally {
      dispatching = false;
    }
  }
}
