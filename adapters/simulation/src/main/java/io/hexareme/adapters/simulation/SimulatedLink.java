package io.hexareme.adapters.simulation;

import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.ArrayDeque;

/** The way from one member to another, one direction only, and what may be wrong with it. */
public final class SimulatedLink {
  /** After a reset, or a refused connection, the sender tries again. */
  private static final Duration RECONNECT = Duration.ofMillis(20);

  private final SimulatedNetwork network;
  private final String to;
  private final Randomness random;
  private final ArrayDeque<Bytes> clogged = new ArrayDeque<>();
  private LinkConditions conditions;
  private SimulatedConnection connection;
  private long connectNotBefore;
  private boolean cut;
  private boolean clog;
  private boolean halfOpen;

  SimulatedLink(SimulatedNetwork network, String to, Randomness random, LinkConditions conditions) {
    this.network = network;
    this.to = to;
    this.random = random;
    this.conditions = conditions;
  }

  public void conditions(LinkConditions newConditions) {
    conditions = newConditions;
  }

  /** While cut, whatever is sent vanishes, and nobody is told. What was under way arrives. */
  public void cut(boolean on) {
    cut = on;
  }

  /** While clogged, nothing moves: messages wait in the sender's queue until that is full. Afterwards they arrive in order. */
  public void clog(boolean on) {
    clog = on;
    while (!clog && !clogged.isEmpty()) {
      Bytes message = clogged.poll();
      travel(message);
    }
  }

  /** While half open, the sender believes in a connection that the other side knows nothing of; then it is told that it is lost. */
  public void halfOpen(boolean on) {
    if (halfOpen && !on) reset();
    halfOpen = on;
  }

  /** Breaks the connection in mid-stream: what is under way is lost, the sender is told, and connects again a little later. */
  public void reset() {
    if (connection == null || connection.broken()) return;
    breakOff();
    connectNotBefore = network.now() + RECONNECT.toNanos();
    connection.from().lost(to);
  }

  long backlog(SimulatedPeers sender) {
    return connection != null && connection.from() == sender ? connection.backlog() : 0;
  }

  void send(SimulatedPeers sender, Bytes message) {
    if (halfOpen || cut) return;
    SimulatedPeers receiver = network.open(to);
    boolean connected = connection != null && connection.joins(sender, receiver);
    if (!connected && !connect(sender, receiver)) {
      sender.dropped(to);
    } else if (connection.backlog() + message.length() > network.capacity()) {
      sender.dropped(to);
    } else {
      connection.queued(message);
      if (clog) clogged.add(message);
      else travel(message);
    }
  }

  private boolean connect(SimulatedPeers sender, SimulatedPeers receiver) {
    if (connection != null && connection.from() == sender && !connection.broken()) {
      breakOff(); // the receiver went away, and the first to notice is who sends
      return false;
    }
    long wait = connectNotBefore - network.now();
    if (receiver == null || (wait > 0 && wait <= RECONNECT.toNanos())) return false; // more than that: the world went back in time
    clogged.clear();
    connection = new SimulatedConnection(sender, receiver);
    return true;
  }

  /** Takes the same count of numbers for every message, so that one kind of fault does not shift the others. */
  private void travel(Bytes message) {
    long arrival = network.now() + Draw.nanos(random, conditions.shortest(), conditions.longest());
    boolean lost = Draw.happens(random, conditions.lost());
    boolean twice = Draw.happens(random, conditions.duplicated());
    boolean overtaken = Draw.happens(random, conditions.overtaken());
    long late = Draw.nanos(random, Duration.ZERO, conditions.late());
    if (lost || cut) {
      connection.vanished(message);
      return;
    }
    long instant = overtaken ? arrival + late : connection.inOrder(arrival);
    connection.arriveAfter(instant - network.now(), message, true);
    if (twice) connection.arriveAfter(instant - network.now() + late, message, false);
  }

  /** The receiver is gone: unless nothing of that comes through, the sender hears of it. */
  void receiverEnded() {
    if (connection == null || connection.broken() || halfOpen || cut) return;
    breakOff();
    connection.from().lost(to);
  }

  /** The sender does not want it any more. */
  void hangUp() {
    if (connection != null) breakOff();
  }

  private void breakOff() {
    connection.breakOff();
    clogged.clear();
  }
}
