package io.hexareme.core.apiserver.fairness;

import java.util.ArrayDeque;
import java.util.Deque;

/** One queue of a level, with what it has had of the server in virtual time. */
final class FairQueue {
  final Deque<Ticket> waiting = new ArrayDeque<>();
  int waitingSeats;
  int executing;
  int executingSeats;
  /** When its next request would begin if all queues were served side by side, in virtual seat-nanoseconds. */
  double nextStart;

  boolean isActive() {
    return executing > 0 || !waiting.isEmpty();
  }

  /** By which queues of a hand are compared: the less, the sooner is a new request's turn. */
  int burden() {
    return waitingSeats + executingSeats;
  }

  void add(Ticket ticket) {
    ticket.queue = this;
    waiting.add(ticket);
    waitingSeats += ticket.seats();
  }

  void remove(Ticket ticket) {
    waiting.remove(ticket);
    waitingSeats -= ticket.seats();
  }
}
