package io.hexareme.adapters.simulation;

import io.hexareme.ports.time.Randomness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Draws what goes wrong with a member: with its disk, its process, its clock. */
final class MemberFaults {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final Duration LONGEST_STALL = Duration.ofSeconds(5);
  private static final int CALLS = 40;
  private static final int MILLION = 1_000_000;
  private static final int LARGEST_SKEW = 50_000;

  private final Randomness disk;
  private final Randomness process;
  private final Randomness clock;
  private final Randomness data;
  private final List<String> members;
  private final List<String> minority;

  MemberFaults(Randomness faults, List<String> members) {
    this.disk = faults.fork("disk");
    this.process = faults.fork("process");
    this.clock = faults.fork("clock");
    this.data = faults.fork("data loss");
    this.members = members;
    this.minority = minority();
  }

  /** Those who may lose data; a member that is alone may not. */
  private List<String> minority() {
    List<String> left = new ArrayList<>(members);
    List<String> drawn = new ArrayList<>();
    while (drawn.size() < (members.size() - 1) / 2) drawn.add(left.remove(data.nextInt(left.size())));
    return drawn;
  }

  Fault ofDisk() {
    String member = Draw.one(disk, members);
    Duration span = Draw.duration(disk, SHORT, LONG);
    return switch (disk.nextInt(4)) {
      case 0 -> new Fault.SlowDisk(member, new DiskConditions(Duration.ofMillis(5), Draw.duration(disk, SHORT, LONGEST_STALL)), span);
      case 1 -> new Fault.StallDisk(member, Draw.duration(disk, SHORT, LONGEST_STALL));
      case 2 -> new Fault.FailSync(member);
      default -> new Fault.FillDisk(member, span);
    };
  }

  Fault ofProcess() {
    String member = Draw.one(process, members);
    Duration span = Draw.duration(process, SHORT, LONG);
    return switch (process.nextInt(4)) {
      case 0 -> new Fault.Crash(member, span, false);
      case 1 -> new Fault.CrashAtCall(member, 1 + process.nextInt(CALLS), span);
      case 2 -> new Fault.Pause(member, span);
      default -> new Fault.Pause(member, Draw.duration(process, SHORT, LONGEST_PAUSE));
    };
  }

  Fault ofClock() {
    String member = Draw.one(clock, members);
    Duration span = Draw.duration(clock, SHORT, LONGEST_PAUSE);
    if (clock.nextInt(2) == 0) {
      return new Fault.JumpClock(member, Draw.duration(clock, Duration.ofHours(-26), Duration.ofHours(26)));
    }
    return new Fault.SkewClock(member, MILLION - LARGEST_SKEW + clock.nextInt(2 * LARGEST_SKEW), span);
  }

  Fault ofData() {
    if (minority.isEmpty()) return ofDisk();
    String member = Draw.one(data, minority);
    Duration span = Draw.duration(data, SHORT, LONG);
    return switch (data.nextInt(4)) {
      case 0 -> new Fault.LieAboutSync(member, span);
      case 1 -> new Fault.MisdirectWrite(member);
      case 2 -> new Fault.RotDisk(member);
      default -> new Fault.Crash(member, span, true);
    };
  }
}
