package io.hexareme.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.hexareme.architecture.HouseRule.rule;
import static io.hexareme.architecture.Place.CORE;
import static io.hexareme.architecture.Place.PORTS;

import com.tngtech.archunit.junit.ArchTest;

/** The same inputs in the same order give the same outputs, byte for byte. */
final class DeterminismRules {
  private DeterminismRules() {}

  @ArchTest
  static final HouseRule core_depends_on_ports_and_the_pure_jdk = rule(house -> classes().that(house.in(CORE))
          .should().onlyDependOnClassesThat(house.in(CORE, PORTS).or(AllowedJdk.isAllowed()).as("are in core, ports or the pure JDK")))
      .because("decision 0006: time, threads, files, sockets and randomness come through ports");

  @ArchTest
  static final HouseRule core_asks_no_clock_no_dice_and_no_environment = rule(house -> noClasses().that(house.in(CORE))
          .should().accessTargetWhere(Calls.thatAskTheWorld()))
      .because("decision 0006: a run can be replayed from its seed alone");

  @ArchTest
  static final HouseRule core_writes_the_same_text_everywhere = rule(house -> noClasses().that(house.in(CORE))
          .should().accessTargetWhere(Calls.thatAskTheDefaultLocale()))
      .because("decision 0006: HexFormat, Locale.ROOT and UTF_8 give the same bytes on every machine");

  @ArchTest
  static final HouseRule core_never_waits_and_picks_no_executor = rule(house -> noClasses().that(house.in(CORE))
          .should().accessTargetWhere(Calls.thatBlockOrPickAnExecutor()))
      .because("decision 0006: everything runs on its caller's loop, in virtual time too");

  @ArchTest
  static final HouseRule core_has_no_locks = rule(house -> noClasses().that(house.in(CORE)).should(Monitors.LOCK))
      .because("decision 0006: a component belongs to one loop");

  @ArchTest
  static final HouseRule core_iterates_in_a_fixed_order = rule(house -> noClasses().that(house.in(CORE))
          .should().accessTargetWhere(Calls.thatMakeUnorderedCollections()))
      .because("decision 0006: use machinery.Ordered, Linked..., Tree... or Enum... collections");
}
