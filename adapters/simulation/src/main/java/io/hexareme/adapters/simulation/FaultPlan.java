package io.hexareme.adapters.simulation;

import io.hexareme.ports.time.Randomness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * How much goes wrong. What loses stable data strikes a minority of the members only, the same during the run: a group promises nothing
 * beyond that.
 *
 * @param members the ids of those whom faults strike
 * @param from when the first may happen
 * @param until when the last may begin; each ends within a minute of that
 * @param network how many network faults; a partition counts as one
 * @param disk how many disk faults that lose nothing that was promised: slowness, a failing sync, no space
 * @param process how many crashes (a few in mid-turn) and pauses
 * @param clock how many clock faults
 * @param dataLoss how many faults that lose stable data: rot, misdirected writes, lies, a lost disk
 */
public record FaultPlan(
    List<String> members, Duration from, Duration until, int network, int disk, int process, int clock, int dataLoss) {
  public FaultPlan {
    members = List.copyOf(members);
  }

  /** Draws from one stream per concern, so that fewer faults of one kind leave the others as they are. */
  public FaultSchedule draw(Randomness random) {
    Randomness faults = random.fork("faults");
    List<FaultSchedule.Planned> all = new ArrayList<>();
    NetworkFaults ofNetwork = new NetworkFaults(faults.fork("network"), members);
    MemberFaults ofMembers = new MemberFaults(faults, members);
    for (int i = 0; i < network; i++) {
      Duration at = when(ofNetwork.random());
      for (Fault fault : ofNetwork.next()) all.add(new FaultSchedule.Planned(at, fault));
    }
    add(all, disk, faults.fork("disk times"), ofMembers::ofDisk);
    add(all, process, faults.fork("process times"), ofMembers::ofProcess);
    add(all, clock, faults.fork("clock times"), ofMembers::ofClock);
    add(all, dataLoss, faults.fork("data loss times"), ofMembers::ofData);
    return new FaultSchedule(all);
  }

  private void add(List<FaultSchedule.Planned> all, int count, Randomness times, Supplier<Fault> next) {
    for (int i = 0; i < count; i++) all.add(new FaultSchedule.Planned(when(times), next.get()));
  }

  private Duration when(Randomness random) {
    return Draw.duration(random, from, until);
  }
}
