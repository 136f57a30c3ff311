package io.hexareme.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/**
 * The parts of the JDK that the core may use: data, text, numbers, dates and pure functions. An allow-list, so that what nobody
 * thought of is forbidden; the exceptions below are the types of allowed packages that touch the world.
 */
final class AllowedJdk {
  private static final Set<String> PACKAGES = Set.of(
      "java.lang", "java.lang.annotation", "java.lang.invoke", "java.lang.runtime", "java.math", "java.nio.charset", "java.time",
      "java.time.format", "java.time.temporal", "java.util", "java.util.function", "java.util.regex", "java.util.stream");

  /** The weak reference is a cache whose loss nobody can see; the futures are completed on their caller's loop. */
  private static final Set<String> TYPES = Set.of(
      "java.lang.ref.WeakReference", "java.util.concurrent.CancellationException", "java.util.concurrent.CompletableFuture",
      "java.util.concurrent.CompletionException", "java.util.concurrent.CompletionStage");

  private static final Set<String> WORLDLY = Set.of(
      "java.lang.ClassLoader", "java.lang.InheritableThreadLocal", "java.lang.Module", "java.lang.ModuleLayer", "java.lang.Process",
      "java.lang.ProcessBuilder", "java.lang.ProcessHandle", "java.lang.Runtime", "java.lang.ScopedValue", "java.lang.StackWalker",
      "java.lang.Thread", "java.lang.ThreadGroup", "java.lang.ThreadLocal", "java.time.Clock", "java.time.InstantSource",
      "java.util.Calendar", "java.util.Date", "java.util.Hashtable", "java.util.IdentityHashMap", "java.util.Properties",
      "java.util.Random", "java.util.ResourceBundle", "java.util.Scanner", "java.util.ServiceLoader", "java.util.SplittableRandom",
      "java.util.TimeZone", "java.util.Timer", "java.util.TimerTask", "java.util.WeakHashMap");

  private AllowedJdk() {}

  static DescribedPredicate<JavaClass> isAllowed() {
    return DescribedPredicate.describe("are an allowed part of the JDK", AllowedJdk::isAllowed);
  }

  private static boolean isAllowed(JavaClass type) {
    JavaClass base = type.getBaseComponentType();
    String top = base.getName().contains("$") ? base.getName().substring(0, base.getName().indexOf('$')) : base.getName();
    return base.isPrimitive() || TYPES.contains(top) || (PACKAGES.contains(base.getPackageName()) && !WORLDLY.contains(top));
  }
}
