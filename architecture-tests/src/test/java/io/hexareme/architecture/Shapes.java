package io.hexareme.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.function.Predicate;

/** What kind of type a class is. */
final class Shapes {
  static final DescribedPredicate<JavaClass> ARE_WORDS_OR_CONTRACTS = DescribedPredicate.describe(
      "are interfaces, records, enums, exceptions or annotations",
      type -> type.isInterface() || type.isRecord() || type.isEnum() || type.isAnnotation() || type.isAssignableTo(Throwable.class)
          || type.getModifiers().contains(JavaModifier.SYNTHETIC));

  static final ArchCondition<JavaClass> BE_WORDS_OR_CONTRACTS =
      ArchConditions.be(ARE_WORDS_OR_CONTRACTS).as("be interfaces, records, enums, exceptions or annotations");

  private Shapes() {}

  /** The condition to be as the words say. */
  static ArchCondition<JavaClass> be(String words, Predicate<JavaClass> test) {
    return ArchConditions.<JavaClass>be(DescribedPredicate.describe(words, test)).as("be " + words);
  }

  /** A port is an interface of the ports that is open to be implemented elsewhere: sealed ones are words. */
  static DescribedPredicate<JavaClass> portsOf(House house) {
    return house.in(Place.PORTS).and(DescribedPredicate.describe("are open interfaces",
        type -> type.isInterface() && !type.isAnnotation() && !type.getSimpleName().equals("package-info") && !type.reflect().isSealed()));
  }

  static boolean implementsPort(JavaClass type, House house) {
    return !type.isInterface() && type.getAllRawInterfaces().stream().anyMatch(portsOf(house));
  }

  static ArchCondition<JavaClass> implementPortsOf(House house) {
    return be("implementing a port", type -> implementsPort(type, house)).as("implement a port");
  }
}
