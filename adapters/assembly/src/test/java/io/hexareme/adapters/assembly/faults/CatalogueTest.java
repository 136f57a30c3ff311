package io.hexareme.adapters.assembly.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.assembly.sim.Options;
import io.hexareme.adapters.assembly.sim.Run;
import io.hexareme.core.consensus.Flaw;
import io.hexareme.core.store.flaw.StoreFlaw;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario on a few seeds: our code passes, and the bug that the scenario is about is found. {@code -Dhexareme.seeds=N} tries more; a
 * failure names the scenario and the seed, which is all that is needed to have it again.
 */
@Execution(ExecutionMode.CONCURRENT)
final class CatalogueTest {
  private static final int SEEDS = Integer.getInteger("hexareme.seeds", 2);
  private static final int SEEDS_FOR_MUTANTS = Math.max(SEEDS, 40);

  static List<Scenario> all() {
    return Catalogue.all();
  }

  static List<Scenario> withMutants() {
    return Catalogue.withMutants();
  }

  @ParameterizedTest
  @MethodSource("all")
  void our_code_passes(Scenario scenario) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Run report = scenario.run(Options.seed(seed));
      assertThat(report.passed()).as(report.text()).isTrue();
      assertThat(report.undecided()).as(report.text()).isEmpty();
      assertThat(report.answered()).as("somebody was answered").isGreaterThan(20);
    }
  }

  @ParameterizedTest
  @MethodSource("withMutants")
  void the_bug_is_found(Scenario scenario) {
    for (long seed = 1; seed <= SEEDS_FOR_MUTANTS; seed++) {
      if (!scenario.run(Options.seed(seed).mutant(scenario.mutants().getFirst())).passed()) return;
    }
    throw new AssertionError(scenario.name() + " does not find " + scenario.mutants().getFirst() + " in " + SEEDS_FOR_MUTANTS + " seeds");
  }

  @Test
  void one_seed_twice_is_one_run() {
    for (Scenario scenario : List.of(Catalogue.named("everything"), Catalogue.named("crash-at-any-point"))) {
      assertThat(scenario.run(Options.seed(5)).hash()).isEqualTo(scenario.run(Options.seed(5)).hash())
          .isNotEqualTo(scenario.run(Options.seed(6)).hash());
    }
  }

  @Test
  void every_switch_for_a_bug_has_a_scenario() {
    List<Mutant> covered = Catalogue.withMutants().stream().map(scenario -> scenario.mutant().orElseThrow()).toList();
    // It takes one particular message, late over two elections, or two particular changes: staged where messages are in the hand, in FlawTest.
    Set<Flaw> staged = Set.of(Flaw.STALE_APPEND_ANSWER, Flaw.UNAPPLIED_MEMBERSHIP);
    for (Flaw flaw : Flaw.values()) {
      if (!staged.contains(flaw)) assertThat(covered).contains(new Mutant.OfRaft(flaw));
    }
    for (StoreFlaw flaw : StoreFlaw.values()) assertThat(covered).contains(new Mutant.OfStore(flaw));
  }

  @Test
  void names_are_unique_and_say_something() {
    assertThat(Catalogue.all()).extracting(Scenario::name).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z0-9-]+"));
    assertThat(Catalogue.all()).extracting(Scenario::about).allMatch(about -> about.length() > 10);
  }
}
