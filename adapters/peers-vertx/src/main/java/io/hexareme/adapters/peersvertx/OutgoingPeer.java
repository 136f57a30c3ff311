package io.hexareme.adapters.peersvertx;

import io.hexareme.ports.metrics.Metrics.Counter;
import io.hexareme.ports.peers.PeerNetwork.Peer;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The way to one peer: kept open, and opened again after a while whenever it is lost. */
final class OutgoingPeer implements OutgoingConnection.Owner {
  private static final Duration FIRST_WAIT = Duration.ofMillis(20);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  /** A connection that lasted that long was a good one: the next waiting begins with the shortest. */
  private static final Duration GOOD = Duration.ofSeconds(5);

  /** Messages that are dropped in that time are told together. */
  private static final Duration NOTICE = Duration.ofMillis(10);

  private final Local local;
  private final Peer peer;
  private final List<PeerAddress> addresses;
  private final Consumer<String> unreachable;
  private final Counter sentBytes;
  private final Counter sentFailures;
  private OutgoingConnection connection;
  private Runnable cancelRetry = () -> { };
  private Duration wait = FIRST_WAIT;
  private boolean wasConnected;
  private long connectedAt;
  private int attempts;
  private String lastNotice = "";
  private boolean telling;
  private boolean closed;

  /** @param addresses where to find it; with none it is never reached */
  OutgoingPeer(Local local, Peer peer, List<PeerAddress> addresses, Consumer<String> unreachable) {
    this.local = local;
    this.peer = peer;
    this.addresses = addresses;
    this.unreachable = unreachable;
    this.sentBytes = local.metrics().sentBytes(peer.id());
    this.sentFailures = local.metrics().sentFailures(peer.id());
  }

  Peer peer() {
    return peer;
  }

  void open() {
    if (addresses.isEmpty() || closed) return;
    connection = new OutgoingConnection(local, peer.id(), addresses.get(attempts++ % addresses.size()), this);
    connection.dial();
  }

  void send(Bytes message) {
    boolean connected = connection != null && connection.isConnected();
    long backlog = backlog();
    if (!connected || backlog > 0 && backlog + message.length() > local.settings().capacity()) {
      sentFailures.add(1);
      tellOfDrop();
    } else {
      sentBytes.add(message.length());
      connection.send(message);
    }
  }

  private void tellOfDrop() {
    if (telling) return;
    telling = true;
    local.after(NOTICE, () -> {
      telling = false;
      if (!closed) unreachable.accept(peer.id());
    });
  }

  long backlog() {
    return connection == null ? 0 : connection.backlog();
  }

  /** That member is there, and in that life: who waits to dial, or holds on to a connection to an earlier life, dials now. */
  void heardOf(long life) {
    if (connection != null && connection.isConnected()) {
      if (connection.peerLife() == life) return;
      connection.close();
      connection = null;
      unreachable.accept(peer.id());
      open();
    } else if (connection == null) {
      cancelRetry.run();
      open();
    }
  }

  @Override
  public void connected() {
    wasConnected = true;
    connectedAt = System.nanoTime();
    notice("");
  }

  @Override
  public void ended(String why) {
    if (wasConnected && System.nanoTime() - connectedAt > GOOD.toNanos()) wait = FIRST_WAIT;
    connection = null;
    notice(why);
    Duration jittered = wait.dividedBy(2).plusNanos((long) (wait.toNanos() / 2 * local.surroundings().random().nextDouble()));
    cancelRetry = local.after(jittered, this::open);
    wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
    if (wasConnected) unreachable.accept(peer.id());
    wasConnected = false;
  }

  private void notice(String text) {
    if (!text.isEmpty() && !text.equals(lastNotice)) local.surroundings().notices().accept("peer " + peer.id() + ": " + text);
    lastNotice = text;
  }

  void close() {
    closed = true;
    cancelRetry.run();
    if (connection != null) connection.closeAfterLastWords();
  }
}
