package io.hexareme.adapters.assembly.faults;

import io.hexareme.ports.peers.PeerNetwork;
import io.hexareme.ports.value.Bytes;
import java.util.List;

/** The simulated network knows machines by their names, members know each other by their ids: this stands between. */
final class NamedPeers implements PeerNetwork {
  private final PeerNetwork network;
  private final MemberNames names;

  NamedPeers(PeerNetwork network, MemberNames names) {
    this.network = network;
    this.names = names;
  }

  @Override
  public void start(Receiver receiver) {
    network.start(new Receiver() {
      @Override
      public void received(String from, Bytes message) {
        receiver.received(names.raftName(from), message);
      }

      @Override
      public void unreachable(String machine) {
        receiver.unreachable(names.raftName(machine));
      }
    });
  }

  @Override
  public void peers(List<Peer> peers) {
    for (Peer peer : peers) names.isAt(peer.urls().getFirst(), peer.id());
    // By its place: a machine that was added twice, by leaders that did not know of each other, has two names for a while.
    network.peers(peers.stream().map(peer -> new Peer(MemberNames.machineAt(peer.urls().getFirst()), peer.urls())).distinct().toList());
  }

  @Override
  public void send(String to, Bytes message) {
    String machine = names.machine(to);
    if (machine != null) network.send(machine, message);
  }

  @Override
  public long backlog(String to) {
    String machine = names.machine(to);
    return machine == null ? 0 : network.backlog(machine);
  }

  @Override
  public void close() {
    network.close();
  }
}
