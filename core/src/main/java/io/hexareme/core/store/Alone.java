package io.hexareme.core.store;

import io.hexareme.core.store.log.LogPorts;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.peers.PeerNetwork;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Bytes;
import java.util.List;

/** The world of a group of one: nobody to talk to, and nobody whose choices could coincide with its own. */
final class Alone {
  private Alone() {}

  static LogPorts ports(LogStorage storage, Loop loop, Metrics metrics) {
    return new LogPorts(storage, new NoPeers(), loop, new Counting(), metrics);
  }

  private static final class NoPeers implements PeerNetwork {
    @Override
    public void start(Receiver receiver) {}

    @Override
    public void peers(List<Peer> peers) {
      if (!peers.isEmpty()) throw new IllegalStateException("there is no way to " + peers);
    }

    @Override
    public void send(String to, Bytes message) {}

    @Override
    public long backlog(String to) {
      return 0;
    }

    @Override
    public void close() {}
  }

  private static final class Counting implements Randomness {
    private long next;

    @Override
    public long nextLong() {
      return ++next;
    }

    @Override
    public Randomness fork(String name) {
      return new Counting();
    }
  }
}
