package io.hexareme.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static io.hexareme.architecture.HouseRule.rule;
import static io.hexareme.architecture.Place.BENCHMARK;
import static io.hexareme.architecture.Place.CLI;
import static io.hexareme.architecture.Place.SCHEMA_GENERATOR;

import com.tngtech.archunit.junit.ArchTest;

/** What no line of code does, wherever it is. */
final class CodingRules {
  private CodingRules() {}

  @ArchTest
  static final HouseRule only_the_commands_print = rule(house -> noClasses().that(house.outside(BENCHMARK, CLI, SCHEMA_GENERATOR))
          .should(ACCESS_STANDARD_STREAMS))
      .because("decision 0008: what happened is in the trace; a library leaves its host's streams alone");

  @ArchTest
  static final HouseRule nothing_logs_on_the_side = rule(house -> noClasses().that(house.everything()).should(USE_JAVA_UTIL_LOGGING))
      .because("decision 0008: there is one flight recorder, the port Trace");

  @ArchTest
  static final HouseRule failures_have_names = rule(house -> noClasses().that(house.everything()).should(THROW_GENERIC_EXCEPTIONS))
      .because("decision 0008: who catches it must know what it is");

  @ArchTest
  static final HouseRule what_an_object_needs_is_in_its_constructor = rule(house -> noFields().that().areDeclaredInClassesThat(house.everything())
          .should(BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION))
      .because("decision 0002: objects can be built without a container");

  /** The exception is the text of the current second, which is everybody's. */
  @ArchTest
  static final HouseRule nothing_global_changes = rule(house -> noFields().that().areDeclaredInClassesThat(house.everything())
          .and().areStatic().and().doNotHaveFullName(house.root() + ".adapters.httpvertx.Head.last")
          .should().notBeFinal())
      .because("decision 0006: two clusters in one process share nothing");
}
