package io.hexareme.adapters.codecjackson;

import io.hexareme.ports.value.Value;
import java.util.Map;

/**
 * Values that many documents have in common, so that they are in memory once: short strings, and the sets of owned fields, which are the
 * same in all objects that came about the same way. What was met last is known; who meets at the same place takes the place of the other.
 * Threads may see what others put here or not: values are immutable, so either is right.
 */
final class SharedValues {
  /** The shortest names that matter are shorter, and few long ones come twice. */
  private static final int LONGEST = 64;
  private static final int PLACES = 1 << 12;

  private final Value.Str[] texts = new Value.Str[PLACES];
  private final Value.Obj[] fieldSets = new Value.Obj[PLACES];

  Value.Str text(String text) {
    if (text.length() > LONGEST) {
      return new Value.Str(text);
    }
    int place = place(text.hashCode());
    Value.Str known = texts[place];
    if (known != null && known.value().equals(text)) {
      return known;
    }
    return texts[place] = new Value.Str(text);
  }

  /** The one known with the same content, if {@code object} is a part of a set of fields (FieldsV1) and its parts are known ones. */
  Value.Obj object(Value.Obj object) {
    Map<String, Value> fields = object.fields();
    if (fields.isEmpty() || !isPathElement(fields.keySet().iterator().next())) {
      return object;
    }
    int hash = 0;
    for (String name : fields.keySet()) {
      hash = 31 * hash + name.hashCode();
    }
    int place = place(hash);
    Value.Obj known = fieldSets[place];
    if (known != null && same(known.fields(), fields)) {
      return known;
    }
    return fieldSets[place] = object;
  }

  /** Whether the names are the same in the same order, and the values the very same. */
  private static boolean same(Map<String, Value> known, Map<String, Value> fields) {
    if (known.size() != fields.size()) {
      return false;
    }
    var others = fields.entrySet().iterator();
    for (var field : known.entrySet()) {
      var other = others.next();
      if (field.getValue() != other.getValue() || !field.getKey().equals(other.getKey())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPathElement(String name) {
    return name.equals(".") || name.length() > 1 && name.charAt(1) == ':' && "fkvi".indexOf(name.charAt(0)) >= 0;
  }

  private static int place(int hash) {
    return (hash ^ hash >>> 12 ^ hash >>> 22) & PLACES - 1;
  }
}
