package io.hexareme.adapters.assembly.sim;

import io.hexareme.adapters.simulation.Fault;
import io.hexareme.adapters.simulation.SeededRandomness;
import io.hexareme.ports.time.Randomness;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What goes wrong, in kinds that can be switched on and off one by one. The order is part of what a seed means. */
public enum FaultKind {
  NETWORK, DISK, PROCESS, CLOCK, DATA, API, NODE;

  public static FaultKind of(Fault fault) {
    return switch (fault) {
      case Fault.OfLink _ -> NETWORK;
      case Fault.OfMember ofMember -> of(ofMember);
      case Fault.OfApi _ -> API;
      case Fault.OfNode _ -> NODE;
    };
  }

  private static FaultKind of(Fault.OfMember fault) {
    return switch (fault) {
      case Fault.SlowDisk _, Fault.StallDisk _, Fault.FailSync _, Fault.FillDisk _ -> DISK;
      case Fault.LieAboutSync _, Fault.MisdirectWrite _, Fault.RotDisk _ -> DATA;
      case Fault.Crash crash -> crash.diskLost() ? DATA : PROCESS;
      case Fault.CrashAtCall _, Fault.Pause _ -> PROCESS;
      case Fault.JumpClock _, Fault.SkewClock _ -> CLOCK;
    };
  }

  /** Its name on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<FaultKind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  public static Set<FaultKind> all() {
    return EnumSet.allOf(FaultKind.class);
  }

  /** Each with an even chance, at least one: a run of few kinds reaches what a run of all of them hides (Groce et al., Swarm Testing, ISSTA 2012). */
  public static Set<FaultKind> some(long seed) {
    Randomness random = new SeededRandomness(seed).fork("swarm");
    Set<FaultKind> some = EnumSet.noneOf(FaultKind.class);
    while (some.isEmpty()) {
      for (FaultKind kind : values()) if (random.nextInt(2) == 0) some.add(kind);
    }
    return some;
  }
}
