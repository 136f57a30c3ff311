package io.hexareme.adapters.assembly.faults;

import io.hexareme.adapters.simulation.FaultSchedule;
import io.hexareme.adapters.simulation.history.check.Violation;
import java.time.Duration;
import java.util.Optional;

/**
 * How one run went.
 *
 * @param hash of all its events: equal for equal seeds
 * @param violation what was found to be wrong; empty when all was well
 * @param undecided why the search for an order was given up; empty when it was not
 * @param faults what was planned from the seed
 */
public record Report(Scenario scenario, long seed, long hash, long events, Duration virtual, int operations, int answered,
    Optional<Violation> violation, String undecided, FaultSchedule faults) {

  public boolean passed() {
    return violation.isEmpty();
  }

  /** To be read by a person; has what is needed to run it again. */
  public String text() {
    String head = scenario.name() + ", seed " + seed + ": " + operations + " operations, " + answered + " answered, " + events
        + " events in " + virtual + ", hash " + Long.toHexString(hash) + "\n";
    String plan = faults.size() == 0 ? "" : "faults:\n" + faults.toString().indent(2);
    return violation.map(found -> head + found.text() + "\n" + plan).orElse(head + "all is well" + (undecided.isEmpty() ? "" : "; " + undecided) + "\n");
  }
}
