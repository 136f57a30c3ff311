package io.hexareme.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.hexareme.architecture.HouseRule.rule;

import com.tngtech.archunit.junit.ArchTest;

/** A package is a chapter: it says what it is about, and can be read after those it builds on. */
final class PackageRules {
  private PackageRules() {}

  @ArchTest
  static final HouseRule every_package_says_what_it_is_for = rule(house -> classes().that(house.everything())
          .should(Shapes.be("in a package with a package-info", type -> type.getPackage().tryGetPackageInfo().isPresent())))
      .because("decision 0008: every package states its one job");

  @ArchTest
  static final HouseRule packages_are_free_of_cycles = rule(house -> slices().matching(house.root() + ".(**)").should().beFreeOfCycles())
      .because("decision 0008: of two packages that need each other, neither can be read first");
}
