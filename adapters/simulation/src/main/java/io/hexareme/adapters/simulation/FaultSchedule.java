package io.hexareme.adapters.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

  /**
   * A part of it with which the run still fails, and of which no single fault can be left out (Zeller, Hildebrandt: Simplifying and Isolating
   * Failure-Inducing Input, 2002). A run must depend on the schedule and its seed alone.
   *
   * @param fails runs with a schedule; true for this whole one
   */
  public FaultSchedule shrunk(Predicate<FaultSchedule> fails) {
    FaultSchedule smallest = this;
    for (int piece = Math.ceilDiv(size(), 2); piece > 0 && smallest.size() > 0;) {
      FaultSchedule smaller = smallest.withoutOnePiece(piece, fails);
      if (smaller != null) {
        smallest = smaller;
        piece = Math.min(piece, Math.max(1, smaller.size()));
      } else {
        piece = piece == 1 ? 0 : Math.ceilDiv(piece, 2);
      }
    }
    return smallest;
  }

  /** Null when each piece is needed. */
  private FaultSchedule withoutOnePiece(int piece, Predicate<FaultSchedule> fails) {
    for (int first = 0; first < size(); first += piece) {
      FaultSchedule smaller = without(first, Math.min(size(), first + piece));
      if (fails.test(smaller)) return smaller;
    }
    return null;
  }

  /** The Java expression that makes it, to keep a failure as a test. */
  public String toJava() {
    return faults.stream()
        .map(planned -> "new FaultSchedule.Planned(" + JavaSource.of(planned.at()) + ", " + JavaSource.of(planned.fault()) + ")")
        .collect(Collectors.joining(",\n    ", "new FaultSchedule(List.of(\n    ", "))"));
  }

  /** One fault a line, for a report. */
  @Override
  public String toString() {
    return String.join("\n", faults.stream().map(Planned::toString).toList());
  }
}
