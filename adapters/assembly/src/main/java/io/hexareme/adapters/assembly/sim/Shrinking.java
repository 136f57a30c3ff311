package io.hexareme.adapters.assembly.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Makes a failing run smaller as long as it goes on to break the same rule: fewer faults, less time, fewer operations, fewer nodes and members (Zeller
 * and Hildebrandt, Simplifying and Isolating Failure-Inducing Input, 2002). Every candidate is run from the seed.
 */
public final class Shrinking {
  private final Simulation simulation;
  private final BooleanSupplier enough;
  private int runsLeft;
  private int runs;

  /**
   * @param runs the most that it may cost
   * @param enough whether to stop before that, asked between runs
   */
  public Shrinking(Simulation simulation, int runs, BooleanSupplier enough) {
    this.simulation = simulation;
    this.runsLeft = runs;
    this.enough = enough;
  }

  /** How many runs it took. */
  public int runs() {
    return runs;
  }

  /** The smallest run found that fails as the given one does; that one itself when nothing can be left out. */
  public Run of(Run failing) {
    Run smallest = fewerFaults(failing, runsLeft / 2);
    smallest = shorter(smallest);
    smallest = fewerOperations(smallest, runsLeft * 2 / 3);
    smallest = smaller(smallest);
    return fewerFaults(smallest, runsLeft);
  }

  private Run fewerFaults(Run failing, int budget) {
    return reduced(failing, budget, run -> run.faults().stream().map(Strike::number).sorted().toList(),
        (run, numbers) -> run.options().keeping(Selection.only(numbers)));
  }

  private Run fewerOperations(Run failing, int budget) {
    return reduced(trimmed(failing), budget, Run::operations, (run, numbers) -> run.options().doing(Selection.only(numbers)));
  }

  /** What comes after the failure, and most of what comes before it, plays no part: a few cuts by halves leave out much. */
  private Run trimmed(Run failing) {
    Run smallest = failing;
    for (int round = 0; round < 6; round++) {
      List<Integer> all = smallest.operations();
      int half = all.size() / 2;
      if (half == 0) return smallest;
      Run first = failingWith(smallest, smallest.options().doing(Selection.only(all.subList(0, half))));
      Run either = first != null ? first : failingWith(smallest, smallest.options().doing(Selection.only(all.subList(half, all.size()))));
      if (either == null) return smallest;
      smallest = either;
    }
    return smallest;
  }

  /** Less time, by halves and then by smaller parts. */
  private Run shorter(Run failing) {
    Run smallest = failing;
    for (int eighths : new int[] {1, 2, 4, 6, 7}) {
      Duration span = failing.options().span().orElseThrow().multipliedBy(eighths).dividedBy(8);
      if (span.toMillis() < 1000) continue;
      Run candidate = failingWith(smallest, smallest.options().lasting(Duration.ofMillis(span.toMillis())));
      if (candidate != null) return candidate;
    }
    return smallest;
  }

  private Run smaller(Run failing) {
    Run smallest = failing;
    int nodes = failing.options().nodes().orElse(0);
    for (int fewer = 1; fewer < nodes; fewer *= 2) {
      Run candidate = failingWith(smallest, smallest.options().nodes(fewer));
      if (candidate != null) {
        smallest = candidate;
        break;
      }
    }
    int members = failing.options().members().orElse(0);
    for (int fewer = 1; fewer < members; fewer += 2) {
      Run candidate = failingWith(smallest, smallest.options().members(fewer));
      if (candidate != null) return candidate;
    }
    return smallest;
  }

  /** Parts are left out, all at first, then halves, then smaller ones, down to single ones. */
  private Run reduced(Run failing, int budget, Function<Run, List<Integer>> numbers, java.util.function.BiFunction<Run, List<Integer>, Options> keeping) {
    Run smallest = failing;
    int end = Math.max(0, runsLeft - budget);
    int part = numbers.apply(failing).size();
    while (part >= 1 && runsLeft > end) {
      Run without = withoutAPart(smallest, part, end, numbers, keeping);
      part = Math.min(without == null ? part / 2 : part, numbers.apply(without == null ? smallest : without).size());
      if (without != null) smallest = without;
    }
    return smallest;
  }

  /** Null when every part of that size is needed. Goes on behind what was left out, so that each is tried once a round. */
  private Run withoutAPart(Run failing, int part, int end, Function<Run, List<Integer>> numbers,
      java.util.function.BiFunction<Run, List<Integer>, Options> keeping) {
    Run smallest = null;
    List<Integer> all = numbers.apply(failing);
    for (int from = 0; from < all.size() && runsLeft > end;) {
      List<Integer> left = new ArrayList<>(all.subList(0, from));
      left.addAll(all.subList(Math.min(all.size(), from + part), all.size()));
      Run candidate = failingWith(failing, keeping.apply(smallest == null ? failing : smallest, left));
      if (candidate == null) {
        from += part;
      } else {
        smallest = candidate;
        all = numbers.apply(candidate);
      }
    }
    return smallest;
  }

  /** Null when it passes, fails in another way, may not be asked for, or enough was tried. */
  private Run failingWith(Run failing, Options options) {
    if (runsLeft <= 0 || enough.getAsBoolean() || simulation.objection(options).isPresent()) {
      if (runsLeft > 0 && enough.getAsBoolean()) runsLeft = 0;
      return null;
    }
    runsLeft--;
    runs++;
    Run candidate = simulation.run(options);
    return candidate.failsAs(failing) ? candidate : null;
  }
}
