package io.hexareme.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static io.hexareme.architecture.HouseRule.rule;
import static io.hexareme.architecture.Place.CORE;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;
import java.util.stream.Stream;

/** Names are the field's own words; these say nothing. */
final class NamingRules {
  private static final List<String> EMPTY_ENDINGS =
      List.of("Impl", "Manager", "Util", "Utils", "Helper", "Helpers", "Interface", "Abstract");

  private NamingRules() {}

  @ArchTest
  static final HouseRule no_name_ends_in_an_empty_word = rule(house -> noClasses()
          .that(house.everything()).should(Shapes.be("named with an empty word", NamingRules::endsInAnEmptyWord)))
      .because("decision 0008: the name says what it is, in the words of Kubernetes, etcd or the RFC");

  @ArchTest
  static final HouseRule no_interface_is_named_after_being_one = rule(house -> noClasses().that(house.everything()).and().areInterfaces()
          .should().haveNameMatching(".*(Port|[.$]I[A-Z][a-z][A-Za-z]*)"))
      .because("decision 0008: a port is a noun");

  @ArchTest
  static final HouseRule core_has_no_setters = rule(house -> noMethods().that().areDeclaredInClassesThat(house.in(CORE))
          .and().areNotPrivate().and().haveRawParameterTypes(describe("one", types -> types.size() == 1))
          .should().haveNameMatching("set[A-Z].*"))
      .because("decision 0008: a method is named after what happens, not after the field that changes");

  /** A type of the platform may call its extensions what it is called itself: an {@code X509TrustManager} is one. */
  private static boolean endsInAnEmptyWord(JavaClass type) {
    return EMPTY_ENDINGS.stream().anyMatch(word -> type.getSimpleName().endsWith(word)
        && Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
            .noneMatch(above -> above.getSimpleName().endsWith(word) && above.getPackageName().startsWith("java")));
  }
}
