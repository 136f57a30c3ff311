package io.hexareme.adapters.assembly.faults;

import io.hexareme.adapters.simulation.WorldFailure;
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
    MemberChecker members = new MemberChecker();
    Map<String, StoreImage> images = images(group);
    images.forEach(group.history()::holds);
    Violation seen = members.sightings(group.history());
    if (seen == null) seen = members.images(images);
    if (seen != null) return guilty(seen);
    Judgment clients = clients(group, images);
    if (clients.violation.isPresent()) return clients;
    if (!demanded.isEmpty()) return guilty(demanded.getFirst());
    return stuck != null ? guilty(stuck) : clients;
  }

  private static Map<String, StoreImage> images(SimulatedStoreGroup group) {
    Map<String, StoreImage> images = new TreeMap<>();
    for (SimulatedMember member : group.participants()) {
      if (member.isOpen()) member.open().image().ifPresent(image -> images.put(member.id(), image));
    }
    return images;
  }

  private static Judgment clients(SimulatedStoreGroup group, Map<String, StoreImage> images) {
    return switch (new StoreChecker(FASTEST_CLOCK).check(group.history())) {
      case Verdict.Rejected(Violation violation) -> guilty(violation);
      case Verdict.Undecided(String why) -> new Judgment(Optional.empty(), why);
      case Verdict.Accepted(Replay replay) -> new Judgment(Optional.ofNullable(contents(images, replay)), "");
    };
  }

  private static Violation contents(Map<String, StoreImage> images, Replay replay) {
    for (Map.Entry<String, StoreImage> entry : images.entrySet()) {
      Violation found = new MemberChecker().image(entry.getKey(), entry.getValue(), replay);
      if (found != null) return found;
    }
    return null;
  }
}
