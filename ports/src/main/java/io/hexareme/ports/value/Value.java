package io.hexareme.ports.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * An immutable JSON-like tree. Field order is kept (insertion order) but does not count for equality.
 *
 * <p>Navigation never throws on a missing or differently typed node: {@link #at} answers {@link Null#NULL}, the {@code as…}
 * methods answer the fallback. That is what level-triggered code wants of an object that somebody else wrote; whoever must
 * refuse a wrong type does so by {@code switch} on the sealed type.
 */
public sealed interface Value {

  /** An object: field name to value. The map is unmodifiable. */
  record Obj(Map<String, Value> fields) implements Value {
    public static final Obj EMPTY = new Obj(Map.of());

    /** The caller gives the map away and never touches it again. */
    public Obj {
      fields = Fields.of(fields);
    }

    public boolean isEmpty() {
      return fields.isEmpty();
    }

    public boolean has(String field) {
      return fields.containsKey(field);
    }

    /** This object with {@code field} set, at its old place or at the end; {@code null} or {@code NULL} stores a JSON null. */
    public Obj with(String field, Value value) {
      return new Obj(Fields.with(fields, field, value == null ? Null.NULL : value));
    }

    public Obj with(String field, String value) {
      return with(field, new Str(value));
    }

    public Obj with(String field, long value) {
      return with(field, new Int(value));
    }

    public Obj with(String field, boolean value) {
      return with(field, Bool.of(value));
    }

    /** This object without {@code field}; itself when there is none. */
    public Obj without(String field) {
      return fields.containsKey(field) ? new Obj(Fields.without(fields, field)) : this;
    }

    /** This object with {@code field} replaced by what {@code change} makes of it (of {@code NULL} when absent). */
    public Obj change(String field, UnaryOperator<Value> change) {
      return with(field, change.apply(at(field)));
    }

    /** This object with the value at {@code path} set, making objects on the way where there are none. */
    public Obj withPath(Value value, String... path) {
      return withPath(value, path, 0);
    }

    private Obj withPath(Value value, String[] path, int depth) {
      if (depth == path.length - 1) {
        return with(path[depth], value);
      }
      return with(path[depth], at(path[depth]).asObj().withPath(value, path, depth + 1));
    }
  }

  /** An array. The list is unmodifiable. */
  record Arr(List<Value> items) implements Value {
    public static final Arr EMPTY = new Arr(List.of());

    public Arr {
      items = List.copyOf(items);
    }

    public boolean isEmpty() {
      return items.isEmpty();
    }

    public Arr plus(Value item) {
      List<Value> copy = new ArrayList<>(items.size() + 1);
      copy.addAll(items);
      copy.add(item);
      return new Arr(copy);
    }
  }

  /** A string. */
  record Str(String value) implements Value {
    public Str {
      Objects.requireNonNull(value);
    }
  }

  /** A number without a fraction that fits 64 bits. */
  record Int(long value) implements Value {
    private static final Int[] SMALL = LongStream.range(0, 1024).mapToObj(Int::new).toArray(Int[]::new);
  }

  /** Any other number. */
  record Dec(double value) implements Value {}

  /** A truth value. */
  enum Bool implements Value {
    TRUE,
    FALSE;

    public static Bool of(boolean value) {
      return value ? TRUE : FALSE;
    }
  }

  /** JSON null, and what navigation answers for a node that is not there. */
  enum Null implements Value {
    NULL
  }

  // ---- building ----

  static Str of(String value) {
    return new Str(value);
  }

  /** Small ones, of which there are many, are made once. */
  static Int of(long value) {
    return value >= 0 && value < Int.SMALL.length ? Int.SMALL[(int) value] : new Int(value);
  }

  static Bool of(boolean value) {
    return Bool.of(value);
  }

  /** An array of the given values. */
  static Arr array(Value... items) {
    return new Arr(List.of(items));
  }

  /** An array of strings. */
  static Arr strings(Iterable<String> items) {
    List<Value> list = new ArrayList<>();
    items.forEach(item -> list.add(new Str(item)));
    return new Arr(list);
  }

  /** An object of strings, such as labels. */
  static Obj strings(Map<String, String> entries) {
    Map<String, Value> fields = new LinkedHashMap<>();
    entries.forEach((key, value) -> fields.put(key, new Str(value)));
    return new Obj(fields);
  }

  /**
   * An object of alternating names and values: {@code obj("kind", "Pod", "replicas", 3)}. Values may be {@code Value}, String,
   * Integer, Long, Boolean, Double, a List or Map of such, or null, which leaves the field out.
   *
   * @throws IllegalArgumentException for an odd count or a value of another type
   */
  static Obj obj(Object... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("names and values must alternate");
    }
    Map<String, Value> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i + 1] != null) {
        fields.put((String) namesAndValues[i], from(namesAndValues[i + 1]));
      }
    }
    return new Obj(fields);
  }

  /** The tree of plain Java values (see {@link #obj}). */
  static Value from(Object plain) {
    return switch (plain) {
      case null -> Null.NULL;
      case Value value -> value;
      case String text -> new Str(text);
      case Integer number -> new Int(number);
      case Long number -> new Int(number);
      case Double number -> new Dec(number);
      case Boolean truth -> Bool.of(truth);
      case List<?> list -> {
        List<Value> items = new ArrayList<>();
        list.forEach(item -> items.add(from(item)));
        yield new Arr(items);
      }
      case Map<?, ?> map -> {
        Map<String, Value> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put((String) key, from(value)));
        yield new Obj(fields);
      }
      default -> throw new IllegalArgumentException("no value for " + plain.getClass().getName());
    };
  }

  // ---- navigation ----

  /** The node at {@code path} below this one; {@code NULL} where there is none. */
  default Value at(String... path) {
    Value node = this;
    for (String step : path) {
      node = node instanceof Obj object ? object.fields().getOrDefault(step, Null.NULL) : Null.NULL;
    }
    return node;
  }

  default boolean isNull() {
    return this == Null.NULL;
  }

  /** This string, or {@code fallback} when this is no string. */
  default String asString(String fallback) {
    return this instanceof Str text ? text.value() : fallback;
  }

  /** The string at {@code path}, or the empty string. */
  default String text(String... path) {
    return at(path).asString("");
  }

  default long asLong(long fallback) {
    return switch (this) {
      case Int number -> number.value();
      case Dec number -> (long) number.value();
      default -> fallback;
    };
  }

  default int asInt(int fallback) {
    return (int) asLong(fallback);
  }

  default boolean asBool(boolean fallback) {
    return this instanceof Bool truth ? truth == Bool.TRUE : fallback;
  }

  /** This object, or the empty one. */
  default Obj asObj() {
    return this instanceof Obj object ? object : Obj.EMPTY;
  }

  /** The items of this array, or none. */
  default List<Value> items() {
    return this instanceof Arr array ? array.items() : List.of();
  }

  /** The items of the array at {@code path}, or none. */
  default List<Value> list(String... path) {
    Value node = at(path);
    return node instanceof Arr array ? array.items() : List.of();
  }

  /** The string-valued fields of this object, such as labels; others are left out. */
  default Map<String, String> asStrings() {
    Map<String, String> strings = new LinkedHashMap<>();
    asObj().fields().forEach((key, value) -> {
      if (value instanceof Str text) {
        strings.put(key, text.value());
      }
    });
    return strings;
  }
}
