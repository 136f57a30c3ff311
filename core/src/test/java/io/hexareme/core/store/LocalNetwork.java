package io.hexareme.core.store;

import io.hexareme.ports.peers.PeerNetwork;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Members on one loop that reach each other in the next turn, unless a way is cut. */
final class LocalNetwork {
  private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
  private final Set<String> cut = new TreeSet<>();
  /** Sees each message and may take it away. */
  Predicate<Bytes> lose = message -> false;
  /** Every message arrives so often. */
  int copies = 1;
  long sent;

  PeerNetwork endpoint(String id, Loop loop) {
    Endpoint endpoint = new Endpoint(id, loop);
    endpoints.put(id, endpoint);
    return endpoint;
  }

  /** The way by which that member speaks, for somebody who pretends to be it. */
  PeerNetwork speakingAs(String id) {
    return endpoints.get(id);
  }

  /** Cuts that member off from all others, in both directions. */
  void isolate(String id) {
    cut.add(id);
  }

  void heal() {
    cut.clear();
  }

  private final class Endpoint implements PeerNetwork {
    private final String id;
    private final Loop loop;
    private final List<String> peers = new ArrayList<>();
    private Receiver receiver;
    private boolean closed;

    Endpoint(String id, Loop loop) {
      this.id = id;
      this.loop = loop;
    }

    @Override
    public void start(Receiver newReceiver) {
      receiver = newReceiver;
    }

    @Override
    public void peers(List<Peer> now) {
      peers.clear();
      now.forEach(peer -> peers.add(peer.id()));
    }

    @Override
    public void send(String to, Bytes message) {
      Endpoint other = endpoints.get(to);
      if (closed || !peers.contains(to) || other == null || cut.contains(id) || cut.contains(to) || lose.test(message)) return;
      sent++;
      for (int i = 0; i < copies; i++) {
        other.loop.execute(() -> {
          if (other.receiver != null && !other.closed && endpoints.get(to) == other) other.receiver.received(id, message);
        });
      }
    }

    @Override
    public long backlog(String to) {
      return 0;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
