package io.hexareme.adapters.testkit.junit;

import java.lang.reflect.Field;
import java.util.Optional;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives clusters to tests. Pools live in the store of the class that is annotated; what is lent to a test in the test's own: JUnit closes
 * both in time.
 */
@SuppressWarnings("deprecation") // getOrComputeIfAbsent: what stands in its place is not there in JUnit 5
final class HexaremeExtension implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private static final Namespace OURS = Namespace.create(HexaremeExtension.class);
  private static final String CLASS = "class";

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Class<?> type = context.getRequiredTestClass();
    for (Field field : Places.of(type, true, wish(context).isPresent())) {
      ClusterPool pool = pool(context, field);
      pool.share("the static field " + field.getName());
      Places.fill(field, null, () -> Gifts.make(field.getType(), lentToClass(context, field, pool)));
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
      for (Field field : Places.of(instance.getClass(), false, wish(context).isPresent())) {
        fill(context, instance, field);
      }
    }
    if (wish(context).isPresent()) {
      lentToTest(context, CLASS, pool(context, CLASS)); // tests that see it through a static field alone want it new as well
    }
  }

  private static void fill(ExtensionContext context, Object instance, Field field) {
    ClusterPool pool = pool(context, field);
    if (context.getTestInstanceLifecycle().filter(Lifecycle.PER_CLASS::equals).isPresent()) {
      pool.share("the field " + field.getName() + " of one instance for all tests");
      Places.fill(field, instance, () -> Gifts.make(field.getType(), lentToClass(context.getParent().orElseThrow(), field, pool)));
    }
    Lent lent = lentToTest(context, key(field), pool);
    Places.fill(field, instance, () -> Gifts.make(field.getType(), lent));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    context.getExecutionException().ifPresent(failure -> {
      Lent lent = store(context).get(key(CLASS), Lent.class);
      if (lent != null) {
        Explanation.attach(context, failure, lent.cluster());
      }
    });
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return wish(context).isPresent() && Gifts.isOne(parameter.getParameter(), parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ClusterPool pool = pool(context, CLASS);
    Lent lent = context.getTestMethod().isPresent() ? lentToTest(context, CLASS, pool) : lentToClass(context, CLASS, pool);
    return Gifts.make(parameter.getParameter().getType(), lent);
  }

  /** What the class, or the one around it, wants. */
  private static Optional<Hexareme> wish(ExtensionContext context) {
    for (Class<?> type = context.getRequiredTestClass(); type != null; type = type.getEnclosingClass()) {
      Optional<Hexareme> found = AnnotationSupport.findAnnotation(type, Hexareme.class);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** A field with an annotation of its own has a pool of its own. */
  private static Object key(Object place) {
    return place instanceof Field field && field.isAnnotationPresent(Hexareme.class) ? field : CLASS;
  }

  private static ClusterPool pool(ExtensionContext context, Object place) {
    Object key = key(place);
    Class<?> home = key instanceof Field field ? context.getRequiredTestClass() : home(context);
    Hexareme wish = key instanceof Field field ? field.getAnnotation(Hexareme.class) : wish(context).orElseThrow(
        () -> new ExtensionConfigurationException("neither the class nor the field is annotated with @Hexareme: " + place));
    return store(contextOf(context, home)).getOrComputeIfAbsent("pool of " + key, unused -> new ClusterPool(wish), ClusterPool.class);
  }

  private static Class<?> home(ExtensionContext context) {
    Class<?> type = context.getRequiredTestClass();
    while (AnnotationSupport.findAnnotation(type, Hexareme.class).isEmpty() && type.getEnclosingClass() != null) {
      type = type.getEnclosingClass();
    }
    return type;
  }

  private static ExtensionContext contextOf(ExtensionContext context, Class<?> type) {
    ExtensionContext found = context;
    while (found.getTestMethod().isPresent() || found.getTestClass().filter(type::equals).isEmpty() && found.getParent().isPresent()
        && found.getParent().get().getTestClass().isPresent()) {
      found = found.getParent().orElseThrow();
    }
    return found;
  }

  private static Lent lentToClass(ExtensionContext context, Object place, ClusterPool pool) {
    return store(context).getOrComputeIfAbsent("lent to the class by " + key(place), unused -> pool.first(), Lent.class);
  }

  private static Lent lentToTest(ExtensionContext context, Object place, ClusterPool pool) {
    return store(context).getOrComputeIfAbsent(key(place), unused -> pool.lend(), Lent.class);
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(OURS);
  }
}
