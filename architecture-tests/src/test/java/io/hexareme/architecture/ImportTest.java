package io.hexareme.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the rules speak of is there to be seen: a rule about an empty package passes in silence. */
final class ImportTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(House.HEXAREME.root());

  @ParameterizedTest
  @EnumSource(Place.class)
  void every_place_that_rules_name_has_classes(Place place) {
    assertThat(HOUSE.stream()).anyMatch(type -> House.HEXAREME.in(place).test(type) && !type.getSimpleName().equals("package-info"));
  }

  /** Guarded things have to be reachable, or the rule that forbids them is about a misspelt name. */
  @ParameterizedTest
  @EnumSource(Technology.class)
  void every_technology_that_rules_name_is_on_the_class_path(Technology technology) {
    AtomicBoolean found = new AtomicBoolean(); // one class tells as much as all of them, and a thousandth as slowly
    assertThat(new ClassFileImporter().withImportOption(any -> !found.getAndSet(true)).importPackages(technology.root)).isNotEmpty();
  }

  @Test
  void every_adapter_module_is_seen() {
    List<String> modules = Checkout.adapters().stream().map(Path::getFileName).map(Path::toString).toList();
    assertThat(modules).contains("assembly", "cli");
    for (String module : modules) {
      assertThat(HOUSE.stream().map(JavaClass::getPackageName))
          .as("classes of adapters/" + module + "; it may be missing among the dependencies of architecture-tests")
          .anyMatch(name -> (name + ".").startsWith("io.hexareme.adapters." + module.replace("-", "") + "."));
    }
  }

  @Test
  void the_fixtures_are_not_taken_for_the_house() {
    assertThat(HOUSE.stream().map(JavaClass::getPackageName)).noneMatch(name -> name.startsWith("io.hexareme.architecture"));
  }
}
