package io.hexareme.adapters.expressionscel;

import java.util.List;
import java.util.Optional;

/** When two values are equal: numbers by what they mean, whatever their types; values of different kinds never. */
final class Equality {
  private Equality() {}

  static boolean equal(Object left, Object right) {
    if (left instanceof Number || left instanceof UInt) {
      return (right instanceof Number || right instanceof UInt) && compare(left, right) == 0;
    }
    return switch (left) {
      case List<?> some -> right instanceof List<?> others && lists(some, others);
      case Mapping some -> right instanceof Mapping others && mappings(some, others);
      case Optional<?> some -> right instanceof Optional<?> other && some.isPresent() == other.isPresent()
          && (some.isEmpty() || equal(some.get(), other.get()));
      default -> left.equals(right);
    };
  }

  private static boolean lists(List<?> some, List<?> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (!equal(some.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean mappings(Mapping some, Mapping others) {
    if (some.size() != others.size() || some instanceof Made a && others instanceof Made b && !a.type().equals(b.type())) {
      return false;
    }
    for (Object key : some.keys()) {
      Object other = others.find(key);
      if (other == null || !equal(some.find(key), other)) {
        return false;
      }
    }
    return true;
  }

  /** The order of two numbers; 2 when there is none, as with NaN. */
  static int compare(Object left, Object right) {
    return switch (left) {
      case Long a when right instanceof Long b -> Long.compare(a, b);
      case Long a when right instanceof UInt b -> a < 0 || b.bits() < 0 ? -1 : Long.compare(a, b.bits());
      case Long a when right instanceof Double b -> b.isNaN() ? 2 : -compareDouble(b, a);
      case UInt a when right instanceof UInt b -> a.compareTo(b);
      case UInt a when right instanceof Long b -> -compare(b, a);
      case UInt a when right instanceof Double b -> b.isNaN() ? 2 : Double.compare(a.toDouble(), b + 0.0);
      case Double a when right instanceof Double b -> a.isNaN() || b.isNaN() ? 2 : Double.compare(a + 0.0, b + 0.0);
      case Double a when right instanceof Long b -> a.isNaN() ? 2 : compareDouble(a, b);
      case Double a when right instanceof UInt b -> a.isNaN() ? 2 : Double.compare(a + 0.0, b.toDouble());
      default -> throw CelFailure.noSuchOverload();
    };
  }

  private static int compareDouble(double a, long b) {
    if (a >= 0x1p63) {
      return 1;
    }
    if (a < -0x1p63) {
      return -1;
    }
    int whole = Long.compare((long) a, b);
    return whole != 0 ? whole : Double.compare(a - (long) a + 0.0, 0.0);
  }
}
