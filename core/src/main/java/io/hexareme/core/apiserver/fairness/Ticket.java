package io.hexareme.core.apiserver.fairness;

import io.hexareme.ports.time.Loop;

/** One request on its way through a level. */
final class Ticket {
  /** How much of the server it takes, and after its answer for how long how much (in nanoseconds) for those who watch. */
  final Work work;
  final long hash;
  final long arrived;
  /** Called once, when it has its seats. */
  final Runnable start;
  FairQueues queues; // null in a level without queues; those that it is accounted in, even if the level has others by now
  FairQueue queue;
  Loop.Timer patience = () -> { };
  long began;
  private boolean begun;

  Ticket(Work work, long hash, long arrived, Runnable start) {
    this.work = work;
    this.hash = hash;
    this.arrived = arrived;
    this.start = start;
  }

  int seats() {
    return work.seats();
  }

  /** It has its seats from now on. */
  void begins(long now) {
    began = now;
    begun = true;
  }

  boolean waits() {
    return !begun;
  }
}
