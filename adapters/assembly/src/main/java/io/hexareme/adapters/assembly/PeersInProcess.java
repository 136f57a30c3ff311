package io.hexareme.adapters.assembly;

import io.hexareme.ports.peers.PeerNetwork;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The network between members of one process: a turn on the other's loop. A member that is not there hears nothing. */
final class PeersInProcess {
  private final ConcurrentMap<String, Port> ports = new ConcurrentHashMap<>();

  private record Port(Loop loop, PeerNetwork.Receiver receiver) {}

  /** The network as that member sees it; it lives on {@code loop}. */
  PeerNetwork of(String id, Loop loop) {
    return new PeerNetwork() {
      private boolean closed;

      @Override
      public void start(Receiver receiver) {
        ports.put(id, new Port(loop, receiver));
      }

      @Override
      public void peers(List<Peer> peers) {} // everybody of the process can be reached

      @Override
      public void send(String to, Bytes message) {
        Port port = closed ? null : ports.get(to);
        if (port != null) {
          port.loop.execute(() -> deliver(to, port, message));
        }
      }

      private void deliver(String to, Port port, Bytes message) {
        if (ports.get(to) == port) {
          port.receiver.received(id, message);
        }
      }

      @Override
      public long backlog(String to) {
        return 0;
      }

      @Override
      public void close() {
        closed = true;
        ports.remove(id);
      }
    };
  }
}
