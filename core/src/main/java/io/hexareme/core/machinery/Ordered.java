package io.hexareme.core.machinery;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Unmodifiable maps and sets that are iterated in the order in which they are written down. Those of {@code Map.of}, {@code Set.of},
 * {@code copyOf} and {@code Collectors.toSet} are iterated differently in every run, which would show in traces, headers and
 * messages (decision 0006).
 */
public final class Ordered {
  private Ordered() {}

  public static <K, V> Map<K, V> map(K key1, V value1, K key2, V value2) {
    Map<K, V> map = new LinkedHashMap<>();
    map.put(key1, value1);
    map.put(key2, value2);
    return Collections.unmodifiableMap(map);
  }

  public static <K, V> Map<K, V> map(K key1, V value1, K key2, V value2, K key3, V value3) {
    Map<K, V> map = new LinkedHashMap<>();
    map.put(key1, value1);
    map.put(key2, value2);
    map.put(key3, value3);
    return Collections.unmodifiableMap(map);
  }

  @SafeVarargs
  public static <K, V> Map<K, V> entries(Map.Entry<K, V>... entries) {
    Map<K, V> map = new LinkedHashMap<>();
    for (Map.Entry<K, V> entry : entries) {
      map.put(entry.getKey(), entry.getValue());
    }
    return Collections.unmodifiableMap(map);
  }

  @SafeVarargs
  public static <E> Set<E> set(E... elements) {
    Set<E> set = new LinkedHashSet<>();
    for (E element : elements) {
      set.add(element);
    }
    return Collections.unmodifiableSet(set);
  }

  /** A copy that later changes of the original do not reach. */
  public static <K, V> Map<K, V> copyOf(Map<? extends K, ? extends V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** A copy that later changes of the original do not reach. */
  public static <E> Set<E> copyOf(Collection<? extends E> elements) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(elements));
  }
}
