package io.hexareme.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.hexareme.architecture.HouseRule.rule;
import static io.hexareme.architecture.Place.SIMULATION;
import static io.hexareme.architecture.Place.TESTKIT;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.Arrays;
import java.util.List;

/** One technology per adapter, and little of it to be seen. */
final class AdapterRules {
  private AdapterRules() {}

  @ArchTest
  static final HouseRule a_technology_stays_in_the_adapters_named_after_it = rule(house -> CompositeArchRule.of(
          Arrays.stream(Technology.values()).map(technology -> staysAtHome(technology, house)).toList()))
      .because("decision 0002: a technology can be replaced by replacing the adapter that is named after it; Guice's is assembly");

  private static ArchRule staysAtHome(Technology technology, House house) {
    return noClasses().that(house.everything().and(not(resideInAnyPackage(technology.homes(house)))).as("are elsewhere"))
        .should().dependOnClassesThat().resideInAPackage(technology.root + "..");
  }

  /** Public, then, is what implements a port, what somebody outside mentions, what such a type shows, and a {@code main}; the testkit is for users whom we do not see. */
  @ArchTest
  static final HouseRule an_adapter_shows_only_what_others_use = rule(house -> classes()
          .that(house.inLeafAdapters().and(not(house.in(SIMULATION, TESTKIT)))).and().arePublic().and().areTopLevelClasses()
          .should(Shapes.be("implementing a port, used outside, or shown by a type that is", type -> isUsedOutside(type, house))))
      .because("decision 0002: an adapter exposes the fewest public types it can");

  private static boolean isUsedOutside(JavaClass type, House house) {
    return isEntry(type, house) || shows(type).stream().anyMatch(shower -> isEntry(shower, house));
  }

  private static boolean isEntry(JavaClass type, House house) {
    return Shapes.implementsPort(type, house)
        || type.tryGetMethod("main", String[].class).isPresent()
        || type.getDirectDependenciesToSelf().stream().anyMatch(use -> !use.getOriginClass().getPackage().equals(type.getPackage()));
  }

  /** The types of its package whose public members have it in their signatures. */
  private static List<JavaClass> shows(JavaClass type) {
    return type.getPackage().getClasses().stream()
        .filter(other -> other.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(other -> other.getCodeUnits().stream()
            .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
            .anyMatch(unit -> unit.getAllInvolvedRawTypes().contains(type)))
        .toList();
  }
}
