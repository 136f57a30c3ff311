package io.hexareme.adapters.simulation;

import io.hexareme.ports.peers.PeerNetwork;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** One member's network in one life of its process. Where peers listen is of no interest: they are found by their ids. */
final class SimulatedPeers implements PeerNetwork {
  /** How long a sender takes to find out that a message was dropped; drops in that time are told together. */
  private static final Duration NOTICE = Duration.ofMillis(1);

  private final SimulatedNetwork network;
  private final String id;
  private final SimulatedLoop loop;
  private final TreeMap<String, SimulatedLink> peers = new TreeMap<>();
  private final TreeSet<String> toTell = new TreeSet<>();
  private Receiver receiver;
  private boolean closed;

  SimulatedPeers(SimulatedNetwork network, String id, SimulatedLoop loop) {
    this.network = network;
    this.id = id;
    this.loop = loop;
  }

  @Override
  public void start(Receiver newReceiver) {
    SimulatedLoop.enter(loop);
    receiver = newReceiver;
    network.started(this);
    loop.process().onCrash(this::close);
  }

  @Override
  public void peers(List<Peer> newPeers) {
    SimulatedLoop.enter(loop);
    TreeSet<String> wanted = new TreeSet<>();
    for (Peer peer : newPeers) wanted.add(peer.id());
    peers.forEach((left, link) -> {
      if (!wanted.contains(left)) link.hangUp();
    });
    peers.clear();
    wanted.forEach(peer -> peers.put(peer, network.link(id, peer)));
  }

  @Override
  public void send(String to, Bytes message) {
    SimulatedLoop.enter(loop);
    if (message.length() > LARGEST_MESSAGE) {
      throw new IllegalArgumentException("a message of " + message.length() + " bytes");
    }
    SimulatedLink link = peers.get(to);
    if (link != null) link.send(this, message);
  }

  @Override
  public long backlog(String to) {
    SimulatedLink link = peers.get(to);
    return link == null ? 0 : link.backlog(this);
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    network.ended(this);
  }

  String id() {
    return id;
  }

  SimulatedLoop loop() {
    return loop;
  }

  boolean open() {
    return receiver != null && !closed;
  }

  void receive(String from, Bytes message) {
    receiver.received(from, message);
  }

  void lost(String peer) {
    tell(peer, Duration.ZERO);
  }

  void dropped(String peer) {
    tell(peer, NOTICE);
  }

  private void tell(String peer, Duration after) {
    if (!open() || !toTell.add(peer)) return;
    loop.post(after.toNanos(), EventKind.MESSAGE, () -> {
      toTell.remove(peer);
      if (open() && peers.containsKey(peer)) receiver.unreachable(peer);
    });
  }
}
