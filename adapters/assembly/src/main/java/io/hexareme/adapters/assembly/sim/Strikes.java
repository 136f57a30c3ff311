package io.hexareme.adapters.assembly.sim;

import io.hexareme.adapters.simulation.FaultSchedule;
import io.hexareme.adapters.simulation.FaultWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Numbers the faults of one run, leaves out those that are not selected, and remembers those that happened. */
public final class Strikes {
  private final Options options;
  private final Supplier<Duration> now;
  private final Map<FaultSchedule.Planned, Integer> planned = new IdentityHashMap<>();
  private final List<Strike> happened = new ArrayList<>();
  private int next;

  /** @param now virtual time since the world's start */
  public Strikes(Options options, Supplier<Duration> now) {
    this.options = options;
    this.now = now;
  }

  /** A fault comes up now: whether it is to happen. It takes a number in any case. */
  public boolean strikes(FaultKind kind, String words) {
    int number = next++;
    if (!admits(number, kind)) return false;
    happened.add(new Strike(number, now.get(), kind, words));
    return true;
  }

  /** Of faults drawn up front those that are to happen; tell {@link #began} when one does. */
  public FaultSchedule admitted(FaultSchedule drawn) {
    List<FaultSchedule.Planned> admitted = new ArrayList<>();
    for (FaultSchedule.Planned fault : drawn.faults()) {
      int number = next++;
      if (!admits(number, FaultKind.of(fault.fault()))) continue;
      FaultSchedule.Planned mine = new FaultSchedule.Planned(fault.at(), fault.fault());
      planned.put(mine, number);
      admitted.add(mine);
    }
    return new FaultSchedule(admitted);
  }

  /** An admitted one happens. */
  public void began(FaultSchedule.Planned fault) {
    Integer number = planned.get(fault);
    if (number == null) throw new IllegalArgumentException("nobody admitted " + fault);
    happened.add(new Strike(number, now.get(), FaultKind.of(fault.fault()), FaultWords.of(fault.fault())));
  }

  private boolean admits(int number, FaultKind kind) {
    return options.kinds().contains(kind) && options.kept().has(number);
  }

  /** In the order in which they happened. */
  public List<Strike> happened() {
    return List.copyOf(happened);
  }
}
