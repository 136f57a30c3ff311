package io.hexareme.core.store.log;

import io.hexareme.ports.peers.PeerNetwork;
import io.hexareme.ports.peers.PeerNetwork.Peer;
import java.util.List;

/** Measures now and then how far the other members are. */
final class RoundTrips {
  private static final int EVERY_TICKS = 50;

  private final PeerNetwork network;
  private final LogFigures figures;
  private List<Peer> peers = List.of();
  private int ticks;

  RoundTrips(PeerNetwork network, LogFigures figures) {
    this.network = network;
    this.figures = figures;
  }

  void peers(List<Peer> others) {
    peers = others;
    figures.peers(others.stream().map(Peer::id).toList());
  }

  void tick(long now) {
    if (++ticks % EVERY_TICKS != 1) return;
    for (Peer peer : peers) network.send(peer.id(), new Frame.Ping(now).encode());
  }

  void received(String from, Frame.Ping ping) {
    network.send(from, new Frame.Pong(ping.nanos()).encode());
  }

  void received(String from, Frame.Pong pong, long now) {
    if (pong.nanos() <= now) figures.roundTrip(from, now, now - pong.nanos());
  }
}
