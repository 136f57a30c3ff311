package io.hexareme.adapters.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.peers.PeerNetwork;
import io.hexareme.ports.peers.PeerNetworkContract;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

class SimulatedPeersTest extends PeerNetworkContract {
  private final SimulatedWorld world = new SimulatedWorld(5);
  private final SimulatedNetwork network = new SimulatedNetwork(world, LinkConditions.LAN);
  private final Map<String, SimulatedProcess> processes = new LinkedHashMap<>();
  private final Map<String, Loop> loops = new LinkedHashMap<>();

  private SimulatedProcess process(String id) {
    return processes.computeIfAbsent(id, world::process);
  }

  @Override
  protected Loop loop(String id) {
    return loops.computeIfAbsent(id, name -> process(name).loop(name));
  }

  @Override
  protected PeerNetwork open(String id) {
    return network.open(id, loop(id));
  }

  @Override
  protected List<String> urls(String id) {
    return List.of();
  }

  @Override
  protected void runUntil(BooleanSupplier done) {
    assertThat(world.runUntil(done, Duration.ofHours(1))).isTrue();
  }

  @Override
  protected void standStill(String id) {
    process(id).pause();
  }

  @Override
  protected void goOn(String id) {
    process(id).resume();
  }

  @Override
  protected long capacity() {
    return SimulatedNetwork.USUAL_CAPACITY;
  }
}
