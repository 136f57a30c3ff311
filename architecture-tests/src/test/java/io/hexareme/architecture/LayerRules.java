package io.hexareme.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.hexareme.architecture.HouseRule.rule;
import static io.hexareme.architecture.Place.ADAPTERS;
import static io.hexareme.architecture.Place.ASSEMBLY;
import static io.hexareme.architecture.Place.BENCHMARK;
import static io.hexareme.architecture.Place.CLI;
import static io.hexareme.architecture.Place.CORE;
import static io.hexareme.architecture.Place.PORTS;
import static io.hexareme.architecture.Place.SIMULATION;
import static io.hexareme.architecture.Place.TESTKIT;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.junit.ArchTest;

/** {@code core -> ports <- adapters}, and who may see both sides. */
final class LayerRules {
  private LayerRules() {}

  @ArchTest
  static final HouseRule everything_is_in_ports_core_or_adapters = rule(house -> classes().that(house.everything())
          .should().resideInAnyPackage(house.pattern(PORTS), house.pattern(CORE), house.pattern(ADAPTERS)))
      .because("decision 0001: a class outside the layers would be outside the rules");

  @ArchTest
  static final HouseRule ports_depend_on_java_alone = rule(house -> classes().that(house.in(PORTS))
          .should().onlyDependOnClassesThat(house.in(PORTS).or(resideInAPackage("java..")).as("are in ports or java")))
      .because("decision 0001: what everybody depends on must bring nothing with it");

  @ArchTest
  static final HouseRule ports_hold_contracts_and_words = rule(house -> classes()
          .that(house.in(PORTS).and(DescribedPredicate.not(resideInAPackage("..ports.value.."))))
          .should(Shapes.BE_WORDS_OR_CONTRACTS))
      .because("decision 0001: ports decide nothing; decision 0020: values have a representation");

  @ArchTest
  static final HouseRule ports_do_not_implement_ports = rule(house -> noClasses().that(house.in(PORTS)).should(Shapes.implementPortsOf(house)))
      .because("decision 0001: what implements a port lives in core or in an adapter");

  @ArchTest
  static final HouseRule core_does_not_know_adapters = rule(house -> noClasses().that(house.in(CORE))
          .should().dependOnClassesThat(house.in(ADAPTERS)))
      .because("decision 0001: arrows point at ports");

  @ArchTest
  static final HouseRule only_assembly_knows_the_core = rule(house -> noClasses().that(house.outside(CORE, ASSEMBLY))
          .should().dependOnClassesThat(house.in(CORE)))
      .because("decision 0001: only assembly sees core and adapters together");

  @ArchTest
  static final HouseRule adapters_do_not_know_each_other = rule(house -> slices().matching(house.root() + ".adapters.(*)..")
          .should().notDependOnEachOther()
          .ignoreDependency(house.in(ASSEMBLY), alwaysTrue())
          .ignoreDependency(house.in(BENCHMARK, CLI, TESTKIT), house.in(ASSEMBLY))
          .ignoreDependency(house.in(BENCHMARK, CLI, TESTKIT), house.in(SIMULATION)))
      .because("decision 0018: what two adapters share is a port, and assembly joins them; only entries may run a simulated world themselves");

  @ArchTest
  static final HouseRule only_the_entries_start_clusters_through_assembly = rule(house -> noClasses().that(house.outside(ASSEMBLY, BENCHMARK, CLI, TESTKIT))
          .should().dependOnClassesThat(house.in(ASSEMBLY)))
      .because("decision 0002: wiring is read in one place, and nothing below knows of it");
}
