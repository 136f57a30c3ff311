package io.hexareme.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule can fail: it rejects the guilty of its fixture and nobody else there. */
final class ProofTest {
  private static final String FIXTURES = "io.hexareme.architecture.fixtures";
  private static final JavaClasses ALL = new ClassFileImporter().importPackages(FIXTURES);

  static Stream<String> rules() {
    return Rules.all().keySet().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void the_rule_rejects_the_guilty_and_spares_the_innocent(String name) {
    House house = new House(FIXTURES + "." + name);
    JavaClasses classes = ALL.that(JavaClass.Predicates.resideInAPackage(house.root() + ".."));
    assertThat(named(classes, "Guilty")).as("guilty classes in fixtures/" + name).isNotEmpty();
    ArchRule rule = Rules.all().get(name).in(house).allowEmptyShould(true);
    String violations = String.join("\n", rule.evaluate(classes).getFailureReport().getDetails());
    assertThat(violations).contains(named(classes, "Guilty"));
    if (!named(classes, "Innocent").isEmpty()) {
      assertThat(violations).doesNotContain(named(classes, "Innocent"));
    }
  }

  @Test
  void every_fixture_belongs_to_a_rule() {
    assertThat(ALL.stream().map(JavaClass::getPackageName).filter(name -> !name.equals(FIXTURES))
        .map(name -> name.substring(FIXTURES.length() + 1).split("\\.")[0])).isSubsetOf(Rules.all().keySet());
  }

  @Test
  void every_rules_class_is_run_and_every_rule_in_it_is_marked() {
    List<JavaClass> topics = new ClassFileImporter().importPackagesOf(ProofTest.class).stream()
        .filter(type -> type.getSimpleName().endsWith("Rules") && type.getSimpleName().length() > "Rules".length()).toList();
    assertThat(Rules.topics()).hasSameSizeAs(topics);
    assertThat(Rules.topics().flatMap(topic -> Arrays.stream(topic.getDeclaredFields())).filter(field -> field.getType() == HouseRule.class))
        .allMatch(field -> field.isAnnotationPresent(ArchTest.class));
  }

  @Test
  void every_rule_names_a_decision_that_is_there() {
    for (Map.Entry<String, HouseRule> rule : Rules.all().entrySet()) {
      assertThat(rule.getValue().getDescription()).as(rule.getKey()).containsPattern("because decision \\d{4}:");
      String number = rule.getValue().getDescription().replaceAll("(?s).*because decision (\\d{4}):.*", "$1");
      assertThat(Checkout.decisions()).as(rule.getKey()).anyMatch(file -> file.startsWith(number + "-"));
    }
  }

  private static List<String> named(JavaClasses classes, String word) {
    return classes.stream().filter(type -> type.isTopLevelClass() && type.getSimpleName().startsWith(word)).map(JavaClass::getName).toList();
  }
}
