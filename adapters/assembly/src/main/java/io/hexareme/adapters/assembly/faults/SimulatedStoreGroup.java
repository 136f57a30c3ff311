package io.hexareme.adapters.assembly.faults;

import io.hexareme.adapters.simulation.FaultInjector;
import io.hexareme.adapters.simulation.FaultInjector.Machine;
import io.hexareme.adapters.simulation.SimulatedDisk;
import io.hexareme.adapters.simulation.SimulatedNetwork;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.adapters.simulation.history.History;
import io.hexareme.ports.time.Loop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A group of members in one simulated world, and the history of what is done with them. */
public final class SimulatedStoreGroup {
  private final SimulatedWorld world;
  private final Settings settings;
  private final SimulatedNetwork network;
  private final History history;
  private final Loop supervisor;
  private final Map<String, Machine> machines = new TreeMap<>();
  private final List<SimulatedMember> members = new ArrayList<>();
  private final FaultInjector injector;
  private final MemberNames names = new MemberNames();
  private boolean winding;
  private boolean ending;

  SimulatedStoreGroup(long seed, Settings settings, Optional<Mutant> mutant) {
    this.world = new SimulatedWorld(seed);
    this.settings = settings;
    this.network = new SimulatedNetwork(world, settings.links());
    this.history = new History(() -> world.elapsed().toNanos());
    this.supervisor = world.loop("supervisor");
    this.injector = new FaultInjector(world, network, machines);
    SimulatedMember.Opener opener = new StoreOpener(this, settings, mutant);
    for (int number = 1; number <= settings.members() + settings.spare(); number++) members.add(machine("m" + number, opener));
  }

  private SimulatedMember machine(String id, SimulatedMember.Opener opener) {
    SimulatedDisk disk = new SimulatedDisk("disk of " + id, world.randomness().fork("disk " + id), settings.disks());
    SimulatedMember member = new SimulatedMember(id, world.process(id), disk, history, supervisor, opener);
    machines.put(id, new Machine(member.process(), disk, settings.disks()));
    return member;
  }

  /** Starts the founding members. */
  void start() {
    members.subList(0, settings.members()).forEach(SimulatedMember::boot);
  }

  public SimulatedWorld world() {
    return world;
  }

  public SimulatedNetwork network() {
    return network;
  }

  public History history() {
    return history;
  }

  Settings settings() {
    return settings;
  }

  Loop supervisor() {
    return supervisor;
  }

  MemberNames names() {
    return names;
  }

  FaultInjector injector() {
    return injector;
  }

  /** All machines, those too that have not joined yet. */
  public List<SimulatedMember> members() {
    return members;
  }

  /** Those on which a store is running. */
  public List<SimulatedMember> open() {
    return members.stream().filter(SimulatedMember::isOpen).toList();
  }

  /** Those who take part by the newest state there is: who was taken out owes nothing any more. */
  List<SimulatedMember> participants() {
    List<String> names = open().stream().max(Comparator.comparing((SimulatedMember member) -> member.open().revision()))
        .map(member -> member.open().participants()).orElse(List.of());
    return members.stream().filter(member -> member.life() > 0 && (names.isEmpty() || names.contains(member.id()))).toList();
  }

  public SimulatedMember member(String id) {
    return members.stream().filter(member -> member.id().equals(id)).findFirst().orElseThrow();
  }

  /** Whether clients have stopped: nothing new is begun. */
  boolean isWinding() {
    return winding;
  }

  void winding() {
    winding = true;
  }

  boolean isEnding() {
    return ending;
  }

  void ending() {
    ending = true;
  }
}
