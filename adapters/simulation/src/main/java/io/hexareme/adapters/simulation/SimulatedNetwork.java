package io.hexareme.adapters.simulation;

import io.hexareme.ports.peers.PeerNetwork;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import java.util.Map;
import java.util.TreeMap;

/**
 * The network between the members of one group, in virtual time. Each ordered pair of members has a {@link SimulatedLink} of its own, with
 * random numbers of its own; all is well with a link until somebody says otherwise.
 */
public final class SimulatedNetwork {
  /** What waits for one member at another, in bytes, unless said otherwise. */
  public static final long USUAL_CAPACITY = 64 << 20;

  private final SimulatedWorld world;
  private final Randomness random;
  private final LinkConditions usual;
  private final long capacity;
  private final Map<String, SimulatedPeers> open = new TreeMap<>();
  private final Map<String, Map<String, SimulatedLink>> links = new TreeMap<>();

  public SimulatedNetwork(SimulatedWorld world, LinkConditions usual) {
    this(world, usual, USUAL_CAPACITY);
  }

  public SimulatedNetwork(SimulatedWorld world, LinkConditions usual, long capacity) {
    this.world = world;
    this.random = world.randomness().fork("network");
    this.usual = usual;
    this.capacity = capacity;
  }

  /**
   * The network as that member sees it, on a loop of its process; ends with the process' life. Others reach the member once it is started.
   *
   * @throws IllegalArgumentException when the loop is of another world
   */
  public PeerNetwork open(String id, Loop loop) {
    return new SimulatedPeers(this, id, SimulatedLoop.of(loop, world.queue()));
  }

  /** The way from one member to another. */
  public SimulatedLink link(String from, String to) {
    return links.computeIfAbsent(from, _ -> new TreeMap<>())
        .computeIfAbsent(to, _ -> new SimulatedLink(this, to, random.fork(from + " to " + to), usual));
  }

  /** What a link is like when nothing is wrong with it. */
  public LinkConditions usualConditions() {
    return usual;
  }

  long now() {
    return world.queue().now();
  }

  long capacity() {
    return capacity;
  }

  /** Null when nobody answers there. */
  SimulatedPeers open(String id) {
    return open.get(id);
  }

  void started(SimulatedPeers member) {
    open.put(member.id(), member);
  }

  void ended(SimulatedPeers member) {
    if (!open.remove(member.id(), member)) return;
    for (Map<String, SimulatedLink> fromOne : links.values()) {
      SimulatedLink link = fromOne.get(member.id());
      if (link != null) link.receiverEnded();
    }
  }
}
