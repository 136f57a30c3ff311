package io.hexareme.core.apiserver.patch;

import io.hexareme.ports.value.Value;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Equality as RFC 6902 section 4.6 wants it for {@code test}: numbers by what they are worth, objects in any order. */
final class JsonEquality {
  private JsonEquality() {}

  static boolean same(Value left, Value right) {
    return switch (left) {
      case Value.Obj object -> right instanceof Value.Obj other && sameFields(object.fields(), other.fields());
      case Value.Arr array -> right instanceof Value.Arr other && sameItems(array.items(), other.items());
      case Value.Int number -> right instanceof Value.Dec other
          ? BigDecimal.valueOf(number.value()).compareTo(BigDecimal.valueOf(other.value())) == 0
          : left.equals(right);
      case Value.Dec _ -> right instanceof Value.Int ? same(right, left) : left.equals(right);
      case Value.Str _, Value.Bool _, Value.Null _ -> left.equals(right);
    };
  }

  private static boolean sameFields(Map<String, Value> left, Map<String, Value> right) {
    return left.size() == right.size()
        && left.entrySet().stream().allMatch(field ->
            right.containsKey(field.getKey()) && same(field.getValue(), right.get(field.getKey())));
  }

  private static boolean sameItems(List<Value> left, List<Value> right) {
    if (left.size() != right.size()) {
      return false;
    }
    Iterator<Value> others = right.iterator();
    return left.stream().allMatch(item -> same(item, others.next()));
  }
}
