package io.hexareme.ports.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The fields of an object as names and values in turn in one array, in the order they were given. Almost every object in a cluster is
 * this small: looking through a few names is as fast as hashing, and an object takes a fifth of the memory of a map of entries. Larger
 * objects stay maps that hash, so that no choice of names makes them slow.
 */
final class Fields extends FixedMap {
  /** More fields than this are kept by a map that hashes. */
  static final int FEW = 16;

  private static final Fields NONE = new Fields(new Object[0]);

  private final Object[] namesAndValues;

  private Fields(Object[] namesAndValues) {
    this.namesAndValues = namesAndValues;
  }

  /** Unmodifiable, in the same order. The caller never touches {@code map} again. */
  static Map<String, Value> of(Map<String, Value> map) {
    if (map instanceof Fields || map.size() > FEW) {
      return map instanceof Fields ? map : Collections.unmodifiableMap(map);
    }
    if (map.isEmpty()) {
      return NONE;
    }
    Object[] all = new Object[2 * map.size()];
    int at = 0;
    for (Entry<String, Value> field : map.entrySet()) {
      all[at++] = field.getKey();
      all[at++] = field.getValue();
    }
    return new Fields(all);
  }

  /** Names and values in turn, no name twice; not copied. */
  static Fields ofDistinct(Object[] namesAndValues) {
    return namesAndValues.length == 0 ? NONE : new Fields(namesAndValues);
  }

  /** {@code fields} with one more, or another value of one. */
  static Map<String, Value> with(Map<String, Value> fields, String name, Value value) {
    if (!(fields instanceof Fields few)) {
      Map<String, Value> copy = new LinkedHashMap<>(fields);
      copy.put(name, value);
      return copy;
    }
    int at = few.indexOf(name);
    if (at < 0 && few.size() == FEW) {
      Map<String, Value> copy = new LinkedHashMap<>(few);
      copy.put(name, value);
      return copy;
    }
    int length = few.namesAndValues.length;
    Object[] all = new Object[at < 0 ? length + 2 : length];
    System.arraycopy(few.namesAndValues, 0, all, 0, length);
    all[at < 0 ? length : at] = at < 0 ? name : all[at];
    all[(at < 0 ? length : at) + 1] = value;
    return new Fields(all);
  }

  /** {@code fields} without one that is there. */
  static Map<String, Value> without(Map<String, Value> fields, String name) {
    if (!(fields instanceof Fields few)) {
      Map<String, Value> copy = new LinkedHashMap<>(fields);
      copy.remove(name);
      return copy;
    }
    int at = few.indexOf(name);
    Object[] all = new Object[few.namesAndValues.length - 2];
    System.arraycopy(few.namesAndValues, 0, all, 0, at);
    System.arraycopy(few.namesAndValues, at + 2, all, at, all.length - at);
    return ofDistinct(all);
  }

  private int indexOf(Object name) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public int size() {
    return namesAndValues.length >> 1;
  }

  @Override
  String name(int place) {
    return (String) namesAndValues[2 * place];
  }

  @Override
  Value value(int place) {
    return (Value) namesAndValues[2 * place + 1];
  }

  @Override
  public boolean containsKey(Object name) {
    return indexOf(name) >= 0;
  }

  @Override
  public Value get(Object name) {
    return getOrDefault(name, null);
  }

  @Override
  public Value getOrDefault(Object name, Value fallback) {
    int at = indexOf(name);
    return at < 0 ? fallback : (Value) namesAndValues[at + 1];
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super Value> action) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      action.accept((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
    }
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Map<?, ?> map) || map.size() != size()) {
      return false;
    }
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (!namesAndValues[i + 1].equals(map.get(namesAndValues[i]))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int sum = 0;
    for (int i = 0; i < namesAndValues.length; i += 2) {
      sum += namesAndValues[i].hashCode() ^ namesAndValues[i + 1].hashCode();
    }
    return sum;
  }
}
