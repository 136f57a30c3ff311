package io.hexareme.adapters.simulation;

import io.hexareme.ports.value.Bytes;

/** One connection from an opened network to another: what is under way on it is lost when it breaks or when either end of it goes away. */
final class SimulatedConnection {
  private final SimulatedPeers from;
  private final SimulatedPeers to;
  private long backlog;
  private long lastArrival;
  private boolean broken;

  SimulatedConnection(SimulatedPeers from, SimulatedPeers to) {
    this.from = from;
    this.to = to;
  }

  boolean joins(SimulatedPeers sender, SimulatedPeers receiver) {
    return !broken && from == sender && to == receiver;
  }

  SimulatedPeers from() {
    return from;
  }

  void breakOff() {
    broken = true;
    backlog = 0;
  }

  boolean broken() {
    return broken;
  }

  long backlog() {
    return backlog;
  }

  /** The sender's queue holds it; {@link #taken} or {@link #vanished} ends that. */
  void queued(Bytes message) {
    backlog += message.length();
  }

  void vanished(Bytes message) {
    if (!broken) backlog -= message.length();
  }

  /** Arrives at that instant, but not before what was sent before it. */
  long inOrder(long instant) {
    lastArrival = Math.max(lastArrival, instant);
    return lastArrival;
  }

  void arriveAfter(long nanos, Bytes message, boolean counted) {
    to.loop().post(nanos, EventKind.MESSAGE, () -> {
      if (broken || !to.open()) return;
      if (counted) backlog -= message.length();
      to.receive(from.id(), message);
    });
  }
}
