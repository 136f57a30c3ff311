package io.hexareme.adapters.assembly.faults;

import io.hexareme.adapters.simulation.WorldFailure;
import io.hexareme.adapters.simulation.history.History;
import io.hexareme.adapters.simulation.history.check.MemberChecker;
import io.hexareme.adapters.simulation.history.check.Replay;
import io.hexareme.adapters.simulation.history.check.StoreChecker;
import io.hexareme.adapters.simulation.history.check.Verdict;
import io.hexareme.adapters.simulation.history.check.Violation;
import io.hexareme.ports.store.StoreImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All checks of a finished run, the plainest first. */
record Judgment(Optional<Violation> violation, String undecided) {
  /** Faults make clocks run faster by so much at most. */
  private static final double FASTEST_CLOCK = 1.05;

  private static Judgment guilty(Violation violation) {
    return new Judgment(Optional.of(violation), "");
  }

  /** A broken invariant of somebody's own. */
  static Judgment broken(WorldFailure failure) {
    StackTraceElement[] trace = failure.getCause() == null ? failure.getStackTrace() : failure.getCause().getStackTrace();
    List<String> story = java.util.Arrays.stream(trace).limit(8).map(StackTraceElement::toString).toList();
    return guilty(new Violation("no invariant breaks", failure.getMessage(), story));
  }

  /** @param stuck why the group did not come back after all faults were over; null when it did */
  static Judgment of(SimulatedStoreGroup group, List<Violation> demanded, Violation stuck) {
    Violation seen = new MemberChecker().sightings(group.history());
    if (seen != null) return guilty(seen);
    Judgment clients = clients(group, group.history());
    if (clients.violation.isPresent()) return clients;
    if (!demanded.isEmpty()) return guilty(demanded.getFirst());
    return stuck != null ? guilty(stuck) : clients;
  }

  private static Judgment clients(SimulatedStoreGroup group, History history) {
    return switch (new StoreChecker(FASTEST_CLOCK).check(history)) {
      case Verdict.Rejected(Violation violation) -> guilty(violation);
      case Verdict.Undecided(String why) -> new Judgment(Optional.ofNullable(images(group, null)), why);
      case Verdict.Accepted(Replay replay) -> new Judgment(Optional.ofNullable(images(group, replay)), "");
    };
  }

  private static Violation images(SimulatedStoreGroup group, Replay replay) {
    MemberChecker checker = new MemberChecker();
    Map<String, StoreImage> images = new TreeMap<>();
    for (SimulatedMember member : group.open()) {
      if (!member.isRetired()) member.open().image().ifPresent(image -> images.put(member.id(), image));
    }
    Violation found = checker.images(images);
    for (Map.Entry<String, StoreImage> entry : images.entrySet()) {
      if (found == null && replay != null) found = checker.image(entry.getKey(), entry.getValue(), replay);
    }
    return found;
  }
}
