package io.hexareme.adapters.expressionscel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map that an expression makes. Not to be changed once it is given away. */
final class LiteralMap implements Mapping {
  private final Map<Object, Object> entries = new LinkedHashMap<>();
  /** Keys as they were written: 1u stays 1u. */
  private final Map<Object, Object> keys = new LinkedHashMap<>();

  void put(Object key, Object value) {
    Object normal = normal(key);
    keys.put(normal, key);
    entries.put(normal, value);
  }

  /** A copy with one entry more. */
  LiteralMap with(Object key, Object value) {
    LiteralMap copy = new LiteralMap();
    copy.entries.putAll(entries);
    copy.keys.putAll(keys);
    copy.put(key, value);
    return copy;
  }

  @Override
  public Object find(Object key) {
    return entries.get(normal(key));
  }

  /** One form for numbers that are equal. */
  private static Object normal(Object key) {
    return switch (key) {
      case UInt number when number.bits() >= 0 -> number.bits();
      case Double number when number == Math.rint(number) && Math.abs(number) < 0x1p62 -> number.longValue();
      default -> key;
    };
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public Iterable<Object> keys() {
    return new ArrayList<>(keys.values());
  }
}
