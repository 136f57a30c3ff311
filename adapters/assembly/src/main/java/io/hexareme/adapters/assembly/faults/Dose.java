package io.hexareme.adapters.assembly.faults;

import io.hexareme.adapters.simulation.FaultPlan;
import java.time.Duration;
import java.util.List;

/** How many faults of each kind are drawn from the seed for a scenario's usual span; what each is, {@link FaultPlan} says. */
record Dose(int network, int disk, int process, int clock, int dataLoss) {
  static final Dose NONE = new Dose(0, 0, 0, 0, 0);
  private static final Duration FROM = Duration.ofMillis(500);

  int total() {
    return network + disk + process + clock + dataLoss;
  }

  /** The same mixture, about so many in all; each kind that there was stays. */
  Dose amounting(int count) {
    return count == total() || total() == 0 ? this : new Dose(part(network, count), part(disk, count), part(process, count), part(clock, count), part(dataLoss, count));
  }

  private int part(int some, int count) {
    return (int) Math.ceilDiv((long) some * count, total());
  }

  /** As dense over another span. */
  Dose over(Duration span, Duration usual) {
    return span.equals(usual) ? this : amounting((int) Math.max(1, total() * span.toMillis() / usual.toMillis()));
  }

  FaultPlan plan(List<String> members, Duration until) {
    return new FaultPlan(members, FROM, until, network, disk, process, clock, dataLoss);
  }
}
