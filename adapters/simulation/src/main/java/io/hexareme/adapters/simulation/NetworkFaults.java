package io.hexareme.adapters.simulation;

import io.hexareme.ports.time.Randomness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Draws what goes wrong between members. */
final class NetworkFaults {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final int KINDS = 7;

  private final Randomness random;
  private final List<String> members;

  NetworkFaults(Randomness random, List<String> members) {
    this.random = random;
    this.members = members;
  }

  Randomness random() {
    return random;
  }

  /** One fault, or all of one partition. */
  List<Fault> next() {
    if (members.size() < 2) return List.of();
    String from = Draw.one(random, members);
    String to = Draw.one(random, members.stream().filter(member -> !member.equals(from)).toList());
    Duration span = Draw.duration(random, SHORT, LONG);
    return switch (random.nextInt(KINDS)) {
      case 0 -> List.of(new Fault.DegradeLink(from, to, conditions(), span));
      case 1 -> List.of(new Fault.CutLink(from, to, span));
      case 2 -> List.of(new Fault.ClogLink(from, to, span));
      case 3 -> List.of(new Fault.HalfOpenLink(from, to, span));
      case 4 -> List.of(new Fault.ResetLink(from, to));
      case 5 -> cutAround(List.of(from), span);
      default -> cutAround(some(), span);
    };
  }

  private LinkConditions conditions() {
    Duration shortest = Draw.duration(random, Duration.ZERO, Duration.ofMillis(20));
    Duration longest = shortest.plus(Draw.duration(random, Duration.ZERO, Duration.ofMillis(200)));
    return new LinkConditions(
        shortest, longest, random.nextInt(300_000), random.nextInt(200_000), random.nextInt(300_000), Duration.ofMillis(500));
  }

  private List<String> some() {
    return members.stream().filter(_ -> random.nextInt(2) == 0).toList();
  }

  /** Between those and the others: both ways, or one way only. */
  private List<Fault> cutAround(List<String> inside, Duration span) {
    int direction = random.nextInt(3);
    List<Fault> cuts = new ArrayList<>();
    for (String in : inside) {
      for (String out : members) {
        if (inside.contains(out)) continue;
        if (direction != 1) cuts.add(new Fault.CutLink(in, out, span));
        if (direction != 2) cuts.add(new Fault.CutLink(out, in, span));
      }
    }
    return cuts;
  }
}
