package io.hexareme.adapters.assembly.clusterfaults;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.assembly.sim.Options;
import io.hexareme.adapters.assembly.sim.Run;
import io.hexareme.core.apiserver.flaw.ApiServerFlaw;
import io.hexareme.core.client.flaw.ClientFlaw;
import io.hexareme.core.controllers.flaw.ControllerFlaw;
import io.hexareme.core.kubelet.flaw.KubeletFlaw;
import io.hexareme.core.scheduler.flaw.SchedulerFlaw;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario of whole clusters on a few seeds: our code passes, and the bug that the scenario is about is found. {@code -Dhexareme.seeds=N} tries
 * more; a failure ends with the line that replays it.
 */
@Execution(ExecutionMode.CONCURRENT)
final class ClusterCatalogueTest {
  private static final int SEEDS = Integer.getInteger("hexareme.seeds", 2);
  private static final int SEEDS_FOR_MUTANTS = 10;

  static List<ClusterScenario> all() {
    return ClusterCatalogue.all();
  }

  static List<ClusterScenario> withMutants() {
    return ClusterCatalogue.withMutants();
  }

  @ParameterizedTest
  @MethodSource("all")
  void our_code_passes(ClusterScenario scenario) {
    int seeds = scenario.mutant().isPresent() ? SEEDS : Math.max(1, SEEDS / 2); // those without anything special in mind take longer
    for (long seed = 1; seed <= seeds; seed++) {
      Run run = scenario.run(scenario.mutant().isPresent() ? Options.seed(seed) : Options.seed(seed).nodes(3).lasting(Duration.ofSeconds(20)));
      assertThat(run.passed()).as(run.text()).isTrue();
      assertThat(run.answered()).as("somebody was answered").isPositive();
      assertThat(run.checks()).as("something was checked").isGreaterThan(1000);
    }
  }

  @ParameterizedTest
  @MethodSource("withMutants")
  void the_bug_is_found(ClusterScenario scenario) {
    String mutant = scenario.mutants().getFirst();
    for (long seed = 1; seed <= SEEDS_FOR_MUTANTS; seed++) {
      if (!scenario.run(Options.seed(seed).mutant(mutant)).passed()) return;
    }
    throw new AssertionError(scenario.name() + " does not find " + mutant + " in " + SEEDS_FOR_MUTANTS + " seeds");
  }

  @Test
  void one_seed_twice_is_one_run() {
    ClusterScenario scenario = ClusterCatalogue.named("rolling-update-under-failover");
    Run once = scenario.run(Options.seed(5));
    assertThat(scenario.run(Options.seed(5)).printedHash()).isEqualTo(once.printedHash()).isNotEqualTo(scenario.run(Options.seed(6)).printedHash());
  }

  @Test
  void every_switch_for_a_bug_has_a_scenario() {
    List<String> covered = ClusterCatalogue.withMutants().stream().flatMap(scenario -> scenario.mutants().stream()).toList();
    assertThat(Arrays.stream(ControllerFlaw.values()).map(ClusterMutant::of).map(ClusterMutant::name)).isSubsetOf(covered);
    assertThat(Arrays.stream(SchedulerFlaw.values()).map(ClusterMutant::of).map(ClusterMutant::name)).isSubsetOf(covered);
    assertThat(Arrays.stream(KubeletFlaw.values()).map(ClusterMutant::of).map(ClusterMutant::name)).isSubsetOf(covered);
    assertThat(Arrays.stream(ApiServerFlaw.values()).map(ClusterMutant::of).map(ClusterMutant::name)).isSubsetOf(covered);
    assertThat(Arrays.stream(ClientFlaw.values()).map(ClusterMutant::of).map(ClusterMutant::name)).isSubsetOf(covered);
  }

  @Test
  void names_are_unique_and_say_something() {
    assertThat(ClusterCatalogue.all()).extracting(ClusterScenario::name).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z0-9-]+"));
    assertThat(ClusterCatalogue.all()).extracting(ClusterScenario::about).allMatch(about -> about.length() > 10);
  }
}
