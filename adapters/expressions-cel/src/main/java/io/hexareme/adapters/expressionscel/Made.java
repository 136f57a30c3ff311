package io.hexareme.adapters.expressionscel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** An object that an expression makes, such as {@code Object.spec{replicas: 3}}. */
record Made(String type, Map<String, Object> fields) implements Mapping {

  Made(String type) {
    this(type, new LinkedHashMap<>());
  }

  @Override
  public Object find(Object key) {
    return fields.get(key);
  }

  @Override
  public int size() {
    return fields.size();
  }

  @Override
  public Iterable<Object> keys() {
    return new ArrayList<>(fields.keySet());
  }
}
