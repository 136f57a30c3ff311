package io.hexareme.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.BaseStream;

/** Calls into allowed types of the JDK that the core must not make all the same, by what is wrong with them. */
final class Calls {
  /** What asks the machine or the process, by declaring type. */
  private static final Map<String, Set<String>> WORLDLY = Map.of(
      "java.lang.Math", Set.of("random"),
      "java.lang.StrictMath", Set.of("random"),
      "java.util.UUID", Set.of("randomUUID"),
      "java.util.Collections", Set.of("shuffle"),
      "java.util.Locale", Set.of("getDefault"),
      "java.time.ZoneId", Set.of("systemDefault"),
      "java.nio.charset.Charset", Set.of("defaultCharset"));

  private static final Set<String> LOCALIZED = Set.of("toLowerCase", "toUpperCase", "getBytes");
  private static final Set<String> MONITOR = Set.of("wait", "notify", "notifyAll");
  private static final Set<String> ELSEWHERE = Set.of("get", "join", "orTimeout", "completeOnTimeout", "delayedExecutor", "newIncompleteFuture");
  private static final Set<String> UNSORTED = Set.of("toSet", "toUnmodifiableSet", "toUnmodifiableMap", "groupingByConcurrent", "toConcurrentMap");

  private Calls() {}

  /** Clocks, random numbers and the environment. {@code System} has one harmless method. */
  static DescribedPredicate<JavaAccess<?>> thatAskTheWorld() {
    return of("a clock, a source of randomness or the environment", target -> {
      String owner = target.getOwner().getName();
      return owner.equals("java.lang.System") && !target.getName().equals("arraycopy")
          || owner.startsWith("java.time.") && target.getName().equals("now")
          || WORLDLY.getOrDefault(owner, Set.of()).contains(target.getName());
    });
  }

  /** Texts that come out differently where people write numbers or letters differently. */
  static DescribedPredicate<JavaAccess<?>> thatAskTheDefaultLocale() {
    return of("a method that goes by the default locale", target -> target.getOwner().isEquivalentTo(String.class)
        && (LOCALIZED.contains(target.getName()) && parameters(target) == 0
            || target.getName().equals("formatted")
            || target.getName().equals("format") && !firstIs(target, Locale.class)));
  }

  /** Waiting for a future, and letting it run elsewhere. */
  static DescribedPredicate<JavaAccess<?>> thatBlockOrPickAnExecutor() {
    return of("a method that waits, or that picks an executor", target -> {
      JavaClass owner = target.getOwner();
      return owner.isAssignableTo(CompletionStage.class) && (ELSEWHERE.contains(target.getName()) || target.getName().endsWith("Async"))
          || owner.isEquivalentTo(Object.class) && MONITOR.contains(target.getName())
          || owner.isAssignableTo(BaseStream.class) && target.getName().equals("parallel")
          || owner.isAssignableTo(Collection.class) && target.getName().equals("parallelStream");
    });
  }

  /**
   * Collections that are iterated in another order in every run: the immutable ones of more than one element are salted, and hash
   * tables of enums or plain objects go by identity.
   */
  static DescribedPredicate<JavaAccess<?>> thatMakeUnorderedCollections() {
    return of("a collection without an order", target -> switch (target.getOwner().getName()) {
      case "java.util.HashMap", "java.util.HashSet" -> target.getName().equals("<init>") || target.getName().startsWith("newHash");
      case "java.util.Map" -> target.getName().equals("copyOf") || target.getName().equals("ofEntries")
          || target.getName().equals("of") && parameters(target) > 2;
      case "java.util.Set" -> target.getName().equals("copyOf")
          || target.getName().equals("of") && (parameters(target) > 1 || takesArray(target));
      case "java.util.stream.Collectors" -> UNSORTED.contains(target.getName())
          || target.getName().equals("toMap") && parameters(target) < 4
          || target.getName().equals("groupingBy") && parameters(target) < 3;
      default -> target.getOwner().isAssignableTo(BaseStream.class) && target.getName().equals("unordered");
    });
  }

  private static boolean takesArray(AccessTarget target) {
    return target instanceof CodeUnitAccessTarget unit && unit.getRawParameterTypes().stream().anyMatch(type -> type.isArray());
  }

  private static boolean firstIs(AccessTarget target, Class<?> type) {
    return target instanceof CodeUnitAccessTarget unit && unit.getRawParameterTypes().getFirst().isEquivalentTo(type);
  }

  private static int parameters(AccessTarget target) {
    return target instanceof CodeUnitAccessTarget unit ? unit.getRawParameterTypes().size() : 0;
  }

  private static DescribedPredicate<JavaAccess<?>> of(String what, Predicate<AccessTarget> test) {
    return DescribedPredicate.describe(what, access -> test.test(access.getTarget()));
  }
}
