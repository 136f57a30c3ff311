package io.hexareme.adapters.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which faults happen when, known before the run. {@link FaultPlan#draw} draws one from a seed; a failing one can be made smaller. */
public record FaultSchedule(List<Planned> faults) {

  /** @param at since the world's start */
  public record Planned(Duration at, Fault fault) {
    @Override
    public String toString() {
      return at + " " + fault;
    }
  }

  public FaultSchedule {
    List<Planned> sorted = new ArrayList<>(faults);
    sorted.sort(Comparator.comparing(Planned::at)); // stable: those of one instant keep their order
    faults = List.copyOf(sorted);
  }

  public int size() {
    return faults.size();
  }

  /** All but those from {@code first} (inclusive) to {@code end} (exclusive). */
  public FaultSchedule without(int first, int end) {
    List<Planned> left = new ArrayList<>(faults.subList(0, first));
    left.addAll(faults.subList(end, faults.size()));
    return new FaultSchedule(left);
  }

  /** One fault a line, for a report. */
  @Override
  public String toString() {
    return String.join("\n", faults.stream().map(Planned::toString).toList());
  }
}
