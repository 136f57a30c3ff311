package io.hexareme.ports.value;

import java.util.AbstractCollection;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * What every map of a fixed content has: its views, and the refusal to change. The views are made when they are asked for, because keeping
 * them, as the JDK's abstract map does, costs each object as much as another field.
 */
abstract class FixedMap implements Map<String, Value> {
  abstract String name(int place);

  abstract Value value(int place);

  @Override
  public boolean isEmpty() {
    return size() == 0;
  }

  @Override
  public boolean containsValue(Object value) {
    return values().contains(value);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    forEach((name, value) -> text.append(text.length() == 1 ? "" : ", ").append(name).append('=').append(value));
    return text.append('}').toString();
  }

  @Override
  public Set<Entry<String, Value>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return FixedMap.this.size();
      }

      @Override
      public Iterator<Entry<String, Value>> iterator() {
        return inTurn(place -> new SimpleImmutableEntry<>(name(place), value(place)));
      }
    };
  }

  @Override
  public Set<String> keySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return FixedMap.this.size();
      }

      @Override
      public boolean contains(Object name) {
        return containsKey(name);
      }

      @Override
      public Iterator<String> iterator() {
        return inTurn(FixedMap.this::name);
      }
    };
  }

  @Override
  public Collection<Value> values() {
    return new AbstractCollection<>() {
      @Override
      public int size() {
        return FixedMap.this.size();
      }

      @Override
      public Iterator<Value> iterator() {
        return inTurn(FixedMap.this::value);
      }
    };
  }

  private <T> Iterator<T> inTurn(IntFunction<T> at) {
    int size = size();
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size;
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return at.apply(next++);
      }
    };
  }

  @Override
  public Value put(String name, Value value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Value remove(Object name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void putAll(Map<? extends String, ? extends Value> fields) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void clear() {
    throw new UnsupportedOperationException();
  }
}
