package io.hexareme.adapters.assembly.faults;

import io.hexareme.adapters.assembly.sim.Options;
import io.hexareme.adapters.assembly.sim.Run;
import io.hexareme.adapters.assembly.sim.Selection;
import io.hexareme.adapters.assembly.sim.Simulation;
import io.hexareme.adapters.assembly.sim.Size;
import io.hexareme.core.consensus.Flaw;
import io.hexareme.core.store.flaw.StoreFlaw;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A situation that a store must survive.
 *
 * @param name unique; names it on the command line
 * @param about what may go wrong in it, in a sentence
 * @param source where that was seen: another project's issue, or a rule of a paper; empty for a general one
 * @param mutant the bug that it must find when it is put in
 * @param dose the faults that are drawn from the seed
 * @param script what is directed by hand
 * @param freedom what may be changed about it
 */
public record Scenario(String name, String about, String source, Settings settings, Optional<Mutant> mutant, Dose dose, Script script, Freedom freedom)
    implements Simulation {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Script NOTHING = stage -> { };

  static Scenario general(String name, String about, Settings settings, Script script) {
    return new Scenario(name, about, "", settings, Optional.empty(), Dose.NONE, script, Freedom.ANY);
  }

  static Scenario drawn(String name, String about, Settings settings, Dose dose) {
    return new Scenario(name, about, "", settings, Optional.empty(), dose, NOTHING, Freedom.ANY);
  }

  /** What somebody met, and we have no switch for. */
  static Scenario met(String name, String about, String source, Settings settings, Script script) {
    return new Scenario(name, about, source, settings, Optional.empty(), Dose.NONE, script, Freedom.ANY);
  }

  static Scenario finds(Flaw flaw, String name, String about, String source, Settings settings, Script script) {
    return new Scenario(name, about, source, settings, Optional.of(new Mutant.OfRaft(flaw)), Dose.NONE, script, Freedom.ANY);
  }

  static Scenario finds(StoreFlaw flaw, String name, String about, String source, Settings settings, Script script) {
    return new Scenario(name, about, source, settings, Optional.of(new Mutant.OfStore(flaw)), Dose.NONE, script, Freedom.ANY);
  }

  Scenario with(Freedom other) {
    return new Scenario(name, about, source, settings, mutant, dose, script, other);
  }

  @Override
  public List<String> mutants() {
    return mutant.map(Mutant::name).stream().toList();
  }

  @Override
  public Size size() {
    return new Size(settings.members(), 0, settings.span());
  }

  @Override
  public Optional<String> objection(Options options) {
    if (options.mutant().isPresent() && !mutants().contains(options.mutant().get())) {
      return Optional.of("--mutant: " + name + (mutant.isEmpty() ? " is about no mutant" : " is about " + mutant.get().name() + ", not about " + options.mutant().get()));
    }
    if (freedom != Freedom.ANY && options.members().orElse(settings.members()) != settings.members()) {
      return Optional.of("--members: " + name + " is written for " + settings.members() + " members");
    }
    if (freedom == Freedom.FAULTS_ONLY && !options.operations().equals(Selection.EVERYTHING)) {
      return Optional.of("no operation of " + name + " may be left out");
    }
    if (options.faults().isPresent() && dose.total() == 0) {
      return Optional.of("--faults: those of " + name + " are directed by hand, not drawn");
    }
    if (options.span().isPresent() && options.span().get().compareTo(LONGEST) > 0) {
      return Optional.of("--for: a scenario of the store keeps all its history and lasts " + LONGEST.toMinutes() + "m at most");
    }
    return Size.ofStore(options);
  }

  @Override
  public Run run(Options options) {
    objection(options).ifPresent(why -> {
      throw new IllegalArgumentException(why);
    });
    return new ScenarioRun(this, options).run();
  }

  @Override
  public String toString() {
    return name;
  }
}
