package io.hexareme.adapters.assembly.faults;

import io.hexareme.core.consensus.Flaw;
import io.hexareme.core.store.flaw.StoreFlaw;
import java.util.Optional;

/**
 * A situation that a store must survive.
 *
 * @param name unique; names it on the command line
 * @param about what may go wrong in it, in a sentence
 * @param source where that was seen: another project's issue, or a rule of a paper; empty for a general one
 * @param mutant the bug that it must find when it is put in
 */
public record Scenario(String name, String about, String source, Settings settings, Optional<Mutant> mutant, Script script) {

  static Scenario general(String name, String about, Settings settings, Script script) {
    return new Scenario(name, about, "", settings, Optional.empty(), script);
  }

  /** What somebody met, and we have no switch for. */
  static Scenario met(String name, String about, String source, Settings settings, Script script) {
    return new Scenario(name, about, source, settings, Optional.empty(), script);
  }

  static Scenario finds(Flaw flaw, String name, String about, String source, Settings settings, Script script) {
    return new Scenario(name, about, source, settings, Optional.of(new Mutant.OfRaft(flaw)), script);
  }

  static Scenario finds(StoreFlaw flaw, String name, String about, String source, Settings settings, Script script) {
    return new Scenario(name, about, source, settings, Optional.of(new Mutant.OfStore(flaw)), script);
  }

  @Override
  public String toString() {
    return name;
  }
}
