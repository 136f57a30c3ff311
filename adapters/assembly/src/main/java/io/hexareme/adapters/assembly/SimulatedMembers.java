package io.hexareme.adapters.assembly;

import io.hexareme.adapters.simulation.DiskConditions;
import io.hexareme.adapters.simulation.LinkConditions;
import io.hexareme.adapters.simulation.SimulatedDisk;
import io.hexareme.adapters.simulation.SimulatedNetwork;
import io.hexareme.adapters.simulation.SimulatedProcess;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.core.store.MemberConfig;
import io.hexareme.core.store.log.LogPorts;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A simulated cluster's store of several members, each a process with a disk of its own, on a network between them. Members are counted
 * from 1. What is done to a member happens at once; what comes of it, as the world is run.
 */
public final class SimulatedMembers implements StorePlace {
  private final SimulatedWorld world;
  private final Loop server;
  private final Metrics metrics;
  private final int count;
  private final SimulatedNetwork network;
  private final Map<Integer, SimulatedProcess> processes = new LinkedHashMap<>();
  private final Map<Integer, SimulatedDisk> disks = new LinkedHashMap<>();
  private final List<GroupMember> members = new ArrayList<>();
  private StoreGroup group;
  private int lives;

  SimulatedMembers(SimulatedWorld world, int count, Loop server, Metrics metrics) {
    this.world = world;
    this.count = count;
    this.server = server;
    this.metrics = metrics;
    this.network = new SimulatedNetwork(world, LinkConditions.LAN);
    for (int number = 1; number <= count; number++) {
      processes.put(number, world.process("store-" + MembersInProcess.name(number - 1)));
      disks.put(number, new SimulatedDisk("disk of m" + number, world.randomness().fork("disk m" + number), DiskConditions.SSD));
      members.add(member(number));
    }
    group = new StoreGroup(members);
    members.forEach(member -> member.loop().execute(member::start));
  }

  private GroupMember member(int number) {
    String name = MembersInProcess.name(number - 1);
    MemberConfig config = MemberConfig.founding(name, MembersInProcess.founders(count), "simulated", List.of());
    Metrics figures = new NamedMetrics(metrics, "member", name);
    return new GroupMember(config, processes.get(number).loop("store-" + name), loop -> new LogPorts(disks.get(number).open(loop),
        network.open(config.raft().id(), loop), loop, world.randomness().fork(name + " life " + ++lives), figures), failure -> { });
  }

  /** The members are there whether or not an API server looks at them. */
  @Override
  public HeldStore open(StoreFailure onFailure) {
    return new HeldStore(group.seenFrom(server), group.health(), () -> group.image(server), () -> { });
  }

  @Override
  public void release() {}

  public int count() {
    return count;
  }

  /** The number of the member that leads; 0 when none does. */
  public int leader() {
    for (int number = 1; number <= count; number++) {
      if (leads(number)) {
        return number;
      }
    }
    return 0;
  }

  /** Whether that member takes itself for the leader. */
  public boolean leads(int number) {
    EmbeddedStore store = members.get(number - 1).store();
    return store != null && store.isLeading();
  }

  public boolean isRunning(int number) {
    return members.get(number - 1).store() != null;
  }

  /** It is shut down; what it had promised is on its disk. */
  public void stop(int number) {
    GroupMember member = members.get(number - 1);
    member.loop().execute(member::stop);
  }

  /**
   * The power of all of them fails at once: what is not on a disk is gone, and nobody runs until started. An API server that stood on them
   * has to be stopped and started.
   */
  public void loseAllPower() {
    processes.values().forEach(SimulatedProcess::crash);
    processes.values().forEach(SimulatedProcess::start);
    members.clear();
    for (int number = 1; number <= count; number++) {
      members.add(member(number));
    }
    group = new StoreGroup(members);
  }

  /** Starts it again with what is on its disk. */
  public void start(int number) {
    GroupMember member = members.get(number - 1);
    member.loop().execute(member::start);
  }

  /** The disk is replaced by an empty one; the member must not run. */
  public void loseDisk(int number) {
    disks.get(number).replace();
  }

  /** From now on each write to its disk takes that long. */
  public void slowDisk(int number, Duration write) {
    disks.get(number).conditions(new DiskConditions(write, write));
  }

  public void usualDisk(int number) {
    disks.get(number).conditions(DiskConditions.SSD);
  }

  /** From now on its disk finishes nothing, until it goes on. */
  public void haltDisk(int number) {
    disks.get(number).standStill(true);
  }

  /** A disk that stood still does what it was asked for meanwhile, and goes on. */
  public void resumeDisk(int number) {
    disks.get(number).standStill(false);
  }

  /** From now on each message between any two takes that long. */
  public void slowNetwork(Duration message) {
    network(LinkConditions.delay(message, message));
  }

  public void usualNetwork() {
    network(network.usualConditions());
  }

  private void network(LinkConditions conditions) {
    for (int from = 1; from <= count; from++) {
      for (int to = 1; to <= count; to++) {
        if (from != to) {
          network.link(id(from), id(to)).conditions(conditions);
        }
      }
    }
  }

  private String id(int number) {
    return MemberConfig.founding(MembersInProcess.name(number - 1), MembersInProcess.founders(count), "simulated", List.of()).raft().id();
  }
}
