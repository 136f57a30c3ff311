package io.hexareme.adapters.testkit.junit;

import java.lang.reflect.AccessFlag;
import java.lang.reflect.Field;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** The fields of a test class that are to be filled. */
final class Places {
  private Places() {}

  /** Those of the class and its superclasses that can be given something, and are annotated or meant by the class's annotation. */
  static List<Field> of(Class<?> type, boolean statics, boolean classIsAnnotated) {
    return ReflectionSupport.findFields(type, field -> field.accessFlags().contains(AccessFlag.STATIC) == statics
        && (field.isAnnotationPresent(Hexareme.class) || classIsAnnotated && Gifts.isOne(field, field.getType())), HierarchyTraversalMode.TOP_DOWN)
        .stream().peek(Places::check).toList();
  }

  private static void check(Field field) {
    if (!Gifts.isOne(field, field.getType())) {
      throw new ExtensionConfigurationException("a field with @Hexareme is a TestCluster, ApiServer, KubernetesClient, ApiClient, or with @Kubeconfig "
          + "a String, Path or File; not so " + field);
    }
  }

  /** What has a value already keeps it. */
  static void fill(Field field, Object instance, Supplier<Object> gift) {
    try {
      field.setAccessible(true);
      if (field.get(instance) == null) {
        field.set(instance, gift.get());
      }
    } catch (IllegalAccessException cannot) {
      throw new ExtensionConfigurationException("the field cannot be set: " + field, cannot);
    }
  }
}
