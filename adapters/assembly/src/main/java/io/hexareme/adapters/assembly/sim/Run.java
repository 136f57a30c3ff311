package io.hexareme.adapters.assembly.sim;

import io.hexareme.adapters.assembly.story.Timeline;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How one run went.
 *
 * @param options what was asked for, with everything filled in that the simulation had of its own
 * @param hash of all its events: equal for equal options, on every machine
 * @param virtual how much time passed in the world
 * @param operations the numbers of the clients' operations that were done; {@code answered} of how many the outcome is known
 * @param checks how many things were held against an invariant
 * @param faults that happened
 * @param failure empty when all was well
 * @param undecided why the judgment was given up; empty when it was not
 * @param timeline what everybody did; made when it is asked for
 */
public record Run(Simulation simulation, Options options, long hash, long events, Duration virtual, List<Integer> operations, long answered,
    long checks, List<Strike> faults, Optional<Failure> failure, String undecided, Supplier<Timeline> timeline) {

  public boolean passed() {
    return failure.isEmpty();
  }

  /** Whether both broke the same rule. */
  public boolean failsAs(Run other) {
    return failure.isPresent() && failure.map(Failure::rule).equals(other.failure.map(Failure::rule));
  }

  /** As it is printed: 16 hexadecimal digits. */
  public String printedHash() {
    return HexFormat.of().toHexDigits(hash);
  }

  /** What brings this very run back. */
  public Replay replay() {
    return new Replay(simulation.name(), options, Optional.of(printedHash()));
  }

  /** To be read by a person; has what is needed to run it again. */
  public String text() {
    StringBuilder text = new StringBuilder(simulation.name() + ", seed " + options.seed() + ": " + operations.size() + " operations, " + answered
        + " answered, " + events + " events in " + virtual + ", " + checks + " checks, hash " + printedHash() + "\n");
    failure.ifPresentOrElse(found -> text.append(found.text()).append('\n'),
        () -> text.append("all is well").append(undecided.isEmpty() ? "" : "; " + undecided).append('\n'));
    if (failure.isPresent() && !faults.isEmpty()) {
      text.append("faults:\n");
      faults.forEach(strike -> text.append("  ").append(strike.at()).append(' ').append(strike.words()).append('\n'));
    }
    return text.append("replay: ").append(replay().print()).append('\n').toString();
  }
}
