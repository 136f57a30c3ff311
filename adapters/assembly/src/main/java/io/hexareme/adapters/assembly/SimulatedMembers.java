package io.hexareme.adapters.assembly;

import io.hexareme.adapters.simulation.DiskConditions;
import io.hexareme.adapters.simulation.FaultInjector;
import io.hexareme.adapters.simulation.LinkConditions;
import io.hexareme.adapters.simulation.SimulatedDisk;
import io.hexareme.adapters.simulation.SimulatedNetwork;
import io.hexareme.adapters.simulation.SimulatedProcess;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.core.store.MemberConfig;
import io.hexareme.core.store.StoreConfig;
import io.hexareme.core.store.failover.FailoverStore;
import io.hexareme.core.store.log.LogConfig;
import io.hexareme.core.store.log.LogPorts;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.store.StoreHealth;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A simulated cluster's store of several members, each a process {@code store-m1} and so on with a disk of its own, on a network between
 * them. Members are counted from 1. What is done to a member happens at once; what comes of it, as the world is run.
 */
public final class SimulatedMembers {
  /** Lives here are many and short, and a log's tail is applied anew in each: snapshots come often. */
  private static final StoreConfig SETTINGS = StoreConfig.DEFAULT.with(LogConfig.DEFAULT.snapshotsAfter(2_000, 64L << 20));
  /** As long as clients of an API server wait, see {@code ApiWire}. */
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final Duration RESTART = Duration.ofMillis(200);

  private final SimulatedWorld world;
  private final Loop supervisor;
  private final Heritage heritage;
  private final Metrics metrics;
  private final int count;
  private final SimulatedNetwork network;
  private final Map<Integer, Component> processes = new LinkedHashMap<>();
  private final Map<Integer, SimulatedDisk> disks = new LinkedHashMap<>();
  private final Map<Integer, GroupMember> running = new TreeMap<>();
  private final Map<Integer, GroupMember> latest = new TreeMap<>();
  private final List<List<MemberConnection>> users = new ArrayList<>();

  SimulatedMembers(SimulatedWorld world, int count, Heritage heritage, Metrics metrics) {
    this.world = world;
    this.heritage = heritage;
    this.count = count;
    this.metrics = metrics;
    this.network = new SimulatedNetwork(world, LinkConditions.LAN);
    this.supervisor = world.loop("store supervisor");
    for (int number = 1; number <= count; number++) {
      int which = number;
      disks.put(number, new SimulatedDisk("disk of m" + number, world.randomness().fork("disk m" + number), DiskConditions.SSD));
      Component component = new Component(world, "store-" + MembersInProcess.name(number - 1), host -> run(which, host));
      processes.put(number, component);
      SimulatedProcess process = component.process();
      process.onPause(() -> {
        int pause = process.pauses();
        supervisor.after(SILENCE, () -> {
          if (process.paused() && process.pauses() == pause) {
            breakConnections(which);
          }
        });
      });
    }
    processes.values().forEach(Component::start);
  }

  /** A life of a member. */
  private Component.Running run(int number, Host host) {
    String name = MembersInProcess.name(number - 1);
    MemberConfig config = config(number);
    Metrics figures = new NamedMetrics(metrics, "member", name);
    GroupMember member = new GroupMember(config, SETTINGS, host.loop(), loop -> new LogPorts(disks.get(number).open(loop),
        network.open(config.raft().id(), loop), loop, host.randomness(), figures), heritage.store(), failure -> fail(number));
    running.put(number, member);
    latest.put(number, member);
    process(number).onCrash(() -> {
      member.gone();
      running.remove(number, member);
      breakConnections(number);
    });
    member.start();
    return Component.Running.at(member::stop);
  }

  /** A member whose storage has failed must stop; whoever looks after it starts it again. */
  private void fail(int number) {
    supervisor.execute(() -> {
      process(number).crash();
      supervisor.after(RESTART, () -> start(number));
    });
  }

  private void breakConnections(int number) {
    users.forEach(connections -> connections.get(number - 1).broken());
  }

  private static MemberConfig config(int number, int count) {
    return MemberConfig.founding(MembersInProcess.name(number - 1), MembersInProcess.founders(count), "simulated", List.of());
  }

  private MemberConfig config(int number) {
    return config(number, count);
  }

  /** The store as a process that lives on that loop uses it, through any member; until {@link HeldStore#close} is run. */
  HeldStore open(Loop user) {
    List<MemberConnection> connections = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      int which = number;
      connections.add(new MemberConnection(() -> running.get(which), user));
    }
    users.add(connections);
    return new HeldStore(new FailoverStore(List.copyOf(connections), user), group()::report,
        () -> new StoreGroup(List.copyOf(running.values())).image(user), () -> {
          connections.forEach(MemberConnection::abandoned);
          users.remove(connections);
        });
  }

  private StoreHealth group() {
    return () -> new StoreGroup(List.copyOf(latest.values())).health().report();
  }

  public int count() {
    return count;
  }

  /** The process of a member. */
  public SimulatedProcess process(int number) {
    return processes.get(number).process();
  }

  List<Component> components() {
    return List.copyOf(processes.values());
  }

  /** How that member is called on the network and in faults. */
  public String id(int number) {
    return config(number).raft().id();
  }

  /** The network between the members. */
  public SimulatedNetwork network() {
    return network;
  }

  /** The members as faults strike them, by their ids. */
  public Map<String, FaultInjector.Machine> machines() {
    Map<String, FaultInjector.Machine> machines = new TreeMap<>();
    processes.forEach((number, component) ->
        machines.put(id(number), new FaultInjector.Machine(component.process(), disks.get(number), DiskConditions.SSD)));
    return machines;
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
    GroupMember member = running.get(number);
    return member != null && member.store() != null && member.store().isLeading();
  }

  public boolean isRunning(int number) {
    GroupMember member = running.get(number);
    return member != null && member.store() != null;
  }

  /** It is shut down; what it had promised is on its disk. */
  public void stop(int number) {
    processes.get(number).stop();
  }

  /** The power of all of them fails at once: what is not on a disk is gone, and nobody runs until started. */
  public void loseAllPower() {
    processes.values().forEach(component -> component.process().crash());
  }

  /** Starts it again with what is on its disk. */
  public void start(int number) {
    processes.get(number).start();
  }

  /** The disk is replaced by an empty one; the member must not run. */
  public void loseDisk(int number) {
    disks.get(number).replace();
  }

  /** All disks are replaced by empty ones; nobody may run. */
  void loseDisks() {
    disks.values().forEach(SimulatedDisk::replace);
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
}
