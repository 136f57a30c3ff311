package io.hexareme.architecture;

import com.tngtech.archunit.junit.ArchTests;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rules that {@link ArchitectureTest} runs, by name. */
final class Rules {
  private Rules() {}

  static Map<String, HouseRule> all() {
    Map<String, HouseRule> rules = new TreeMap<>();
    topics().flatMap(topic -> Arrays.stream(topic.getDeclaredFields()))
        .filter(field -> field.getType() == HouseRule.class)
        .forEach(field -> rules.put(field.getName(), value(field, HouseRule.class)));
    return rules;
  }

  static Stream<Class<?>> topics() {
    return Arrays.stream(ArchitectureTest.class.getDeclaredFields())
        .filter(field -> field.getType() == ArchTests.class)
        .map(field -> value(field, ArchTests.class).getDefinitionLocation());
  }

  private static <T> T value(Field field, Class<T> type) {
    try {
      return type.cast(field.get(null));
    } catch (IllegalAccessException hidden) {
      throw new IllegalStateException(field + " cannot be read", hidden);
    }
  }
}
