package io.hexareme.core.apiserver.fairness;

import java.util.ArrayList;
import java.util.List;

/**
 * Fair queuing for requests (KEP-1040, "Fair Queuing for Server Requests"): the queue goes next whose first request would have finished first,
 * were all queues that have something served side by side at the same rate. As nobody knows how long a request takes, it is taken for
 * {@link #GUESS} when it begins, and the account is put right when it ends.
 */
final class FairQueues {
  /** Nanoseconds. */
  private static final double GUESS = 3e6;

  private final LevelSpec.Queuing shape;
  private final FairQueue[] queues;
  private double virtual;
  private long at;
  private int next;
  private int waiting;
  /** How many queues have something, and how many seats all of that wants. */
  private int active;
  private long wanted;

  FairQueues(LevelSpec.Queuing shape, long now) {
    this.shape = shape;
    this.at = now;
    queues = new FairQueue[shape.queues()];
    for (int i = 0; i < queues.length; i++) {
      queues[i] = new FairQueue();
    }
  }

  LevelSpec.Queuing shape() {
    return shape;
  }

  int waiting() {
    return waiting;
  }

  /** Every ticket that waits, queue by queue. */
  List<Ticket> tickets() {
    List<Ticket> all = new ArrayList<>();
    for (FairQueue queue : queues) {
      all.addAll(queue.waiting);
    }
    return all;
  }

  /** Puts a request into the least burdened queue of its flow's hand; false when that is full. */
  boolean add(Ticket ticket, boolean whateverTheLength) {
    FairQueue chosen = null;
    for (int index : ShuffleSharding.deal(ticket.hash, queues.length, shape.handSize())) {
      if (chosen == null || queues[index].burden() < chosen.burden()) {
        chosen = queues[index];
      }
    }
    if (chosen.waiting.size() >= shape.length() && !whateverTheLength) {
      return false;
    }
    if (!chosen.isActive()) {
      chosen.nextStart = virtual;
      active++;
    }
    chosen.add(ticket);
    ticket.queues = this;
    waiting++;
    wanted += ticket.seats();
    return true;
  }

  /** Gives up on one that waits. */
  void remove(Ticket ticket) {
    ticket.queue.remove(ticket);
    waiting--;
    leaves(ticket);
  }

  private void leaves(Ticket ticket) {
    wanted -= ticket.seats();
    if (!ticket.queue.isActive()) {
      active--;
    }
  }

  /** Lets virtual time go on: each queue that has something gets its part of the {@code limit} seats, or of what all of them can use. */
  void advance(long now, int limit) {
    long passed = now - at;
    at = now;
    if (passed <= 0) {
      return;
    }
    if (active > 0) {
      virtual += (double) passed * Math.min(wanted, limit) / active;
    }
  }

  /** The request whose turn it is; null when none waits. Stays where it is. */
  Ticket peek() {
    Ticket first = null;
    double best = 0;
    for (int i = 0; waiting > 0 && i < queues.length; i++) {
      FairQueue queue = queues[(next + i) % queues.length];
      if (queue.waiting.isEmpty()) {
        continue;
      }
      double finish = queue.nextStart + queue.waiting.peek().seats() * GUESS;
      if (first == null || finish < best) {
        first = queue.waiting.peek();
        best = finish;
      }
    }
    return first;
  }

  /** That request begins. */
  void begin(Ticket ticket) {
    FairQueue queue = ticket.queue;
    queue.remove(ticket);
    waiting--;
    queue.executing++;
    queue.executingSeats += ticket.seats();
    queue.nextStart += ticket.seats() * GUESS;
    next = (next + 1) % queues.length;
  }

  /** It ends: what it took is known now. */
  void end(Ticket ticket, long now) {
    FairQueue queue = ticket.queue;
    queue.executing--;
    queue.executingSeats -= ticket.seats();
    queue.nextStart += ticket.seats() * ((now - ticket.began) - GUESS);
    leaves(ticket);
    if (queue.executing == 0 && !queue.waiting.isEmpty()) {
      queue.nextStart = Math.max(queue.nextStart, virtual);
    }
  }
}
