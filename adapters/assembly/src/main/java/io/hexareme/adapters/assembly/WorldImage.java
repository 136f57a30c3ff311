package io.hexareme.adapters.assembly;

import io.hexareme.adapters.runtimefake.RuntimeImage;
import io.hexareme.adapters.simulation.SimulatedProcess.ClockState;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.core.apiserver.ApiServerImage;
import io.hexareme.core.store.backup.LeapedImage;
import io.hexareme.ports.store.StoreImage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A simulated cluster's state at one instant, unchanging: what the store holds, what an API server knows of it, what is on every node, the
 * instant, what the machines take for the time, and which processes ran. It shares all objects with the cluster it was taken from and
 * those that go on from it.
 *
 * <p>What components remember besides is not in it: they start anew on the state, as after a crash, which Kubernetes' level-triggered
 * components must bear. Nor are the conditions of network and disks, which are the world's.
 */
public final class WorldImage {
  private final Origin origin;
  private final Duration elapsed;
  private final long hash;
  private final StoreImage store;
  private final Optional<ApiServerImage> server;
  private final Map<String, RuntimeImage> runtimes;
  private final Map<String, Process> processes;

  /**
   * What all clusters that go on from an image have in common.
   *
   * @param fitting what is built into the components of a world
   */
  record Origin(ClusterShape shape, ClusterSettings settings, ClusterSecrets secrets, Function<SimulatedWorld, Instruments> fitting) {}

  /** A component's process. {@code lives}: how often it had been started. */
  record Process(boolean running, int lives, ClockState clock) {}

  WorldImage(Origin origin, Duration elapsed, long hash, ServerLife.Content content, Map<String, RuntimeImage> runtimes,
      Map<String, Process> processes) {
    this(origin, elapsed, hash, content.store(),
        Optional.of(content.server()).filter(known -> known.revision() <= content.store().revision()), runtimes, processes);
  }

  private WorldImage(Origin origin, Duration elapsed, long hash, StoreImage store, Optional<ApiServerImage> server,
      Map<String, RuntimeImage> runtimes, Map<String, Process> processes) {
    this.origin = origin;
    this.elapsed = elapsed;
    this.hash = hash;
    this.store = store;
    this.server = server;
    this.runtimes = runtimes;
    this.processes = processes;
  }

  /** The newest revision in it. */
  public long revision() {
    return store.revision();
  }

  /** When it was taken: so long after the start of its world. */
  public Duration elapsed() {
    return elapsed;
  }

  /** The same objects at a later revision, and no history: whoever remembers a revision before that is told that it is gone. */
  WorldImage leapedTo(long later) {
    return new WorldImage(origin, elapsed, hash, new LeapedImage(store, later - store.revision()),
        server.filter(known -> known.revision() == store.revision()).map(known -> known.leapedTo(later)), runtimes, processes);
  }

  Origin origin() {
    return origin;
  }

  long hash() {
    return hash;
  }

  StoreImage store() {
    return store;
  }

  /** Empty when no server knew just what the store held. */
  Optional<ApiServerImage> server() {
    return server;
  }

  Map<String, RuntimeImage> runtimes() {
    return runtimes;
  }

  /** Of a component by its process' name. */
  Process process(String name) {
    return processes.get(name);
  }
}
