package io.hexareme.adapters.assembly.sim;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How a simulation is to run. What is empty is as the simulation has it.
 *
 * @param mutant the name of the bug to put in
 * @param span how long clients work and faults happen; what comes to rest afterwards is not counted
 * @param faults how many faults to draw from the seed, of all kinds together
 * @param kinds which kinds of fault happen at all; the numbers of the others stay free
 * @param kept which of the faults happen, by number
 * @param operations which of the clients' operations are done, by number
 */
public record Options(long seed, Optional<String> mutant, OptionalInt members, OptionalInt nodes, Optional<Duration> span, OptionalInt faults,
    Set<FaultKind> kinds, Selection kept, Selection operations) {

  public static Options seed(long seed) {
    return new Options(seed, Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), OptionalInt.empty(), FaultKind.all(),
        Selection.EVERYTHING, Selection.EVERYTHING);
  }

  public Options withSeed(long other) {
    return new Options(other, mutant, members, nodes, span, faults, kinds, kept, operations);
  }

  public Options mutant(String name) {
    return new Options(seed, Optional.of(name), members, nodes, span, faults, kinds, kept, operations);
  }

  public Options members(int count) {
    return new Options(seed, mutant, OptionalInt.of(count), nodes, span, faults, kinds, kept, operations);
  }

  public Options nodes(int count) {
    return new Options(seed, mutant, members, OptionalInt.of(count), span, faults, kinds, kept, operations);
  }

  public Options lasting(Duration time) {
    return new Options(seed, mutant, members, nodes, Optional.of(time), faults, kinds, kept, operations);
  }

  public Options faults(int count) {
    return new Options(seed, mutant, members, nodes, span, OptionalInt.of(count), kinds, kept, operations);
  }

  public Options kinds(Set<FaultKind> those) {
    return new Options(seed, mutant, members, nodes, span, faults, those, kept, operations);
  }

  public Options keeping(Selection someFaults) {
    return new Options(seed, mutant, members, nodes, span, faults, kinds, someFaults, operations);
  }

  public Options doing(Selection someOperations) {
    return new Options(seed, mutant, members, nodes, span, faults, kinds, kept, someOperations);
  }

  /** All that a simulation has of its own, made explicit: so it stays what it is when defaults change. */
  public Options filledFrom(Size size) {
    Options sized = members(size.members()).lasting(size.span());
    return size.nodes() == 0 ? sized : sized.nodes(size.nodes());
  }
}
