package io.hexareme.adapters.expressionscel;

import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The operators that compare. Numbers compare whatever their types. */
final class Comparisons {
  static final List<Fn> ALL = List.of(
      Fn.of("_==_(A, A) bool", a -> Equality.equal(a[0], a[1])),
      Fn.of("_!=_(A, A) bool", a -> !Equality.equal(a[0], a[1])),
      Fn.of("_<_(A, A) bool", a -> order(a) == -1),
      Fn.of("_<=_(A, A) bool", a -> order(a) <= 0),
      Fn.of("_>_(A, A) bool", a -> order(a) == 1),
      Fn.of("_>=_(A, A) bool", a -> order(a) == 0 || order(a) == 1));

  private Comparisons() {}

  private static int order(Object... values) {
    int order = compare(values[0], values[1]);
    return order == 2 ? 2 : Integer.signum(order);
  }

  /** The order of two values of one kind; 2 when NaN has a part in it. */
  static int compare(Object left, Object right) {
    return switch (left) {
      case Long _, UInt _, Double _ -> Equality.compare(left, right);
      case String a when right instanceof String b -> a.equals(b) ? 0 : codePoints(a, b);
      case Boolean a when right instanceof Boolean b -> Boolean.compare(a, b);
      case Bytes a when right instanceof Bytes b -> Integer.signum(a.compareTo(b));
      case Instant a when right instanceof Instant b -> Integer.signum(a.compareTo(b));
      case Duration a when right instanceof Duration b -> Integer.signum(a.compareTo(b));
      default -> throw CelFailure.noSuchOverload();
    };
  }

  /** By code point, as UTF-8 sorts. */
  private static int codePoints(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    if (i == a.length() || i == b.length()) {
      return Integer.compare(a.length(), b.length());
    }
    if (i > 0 && Character.isHighSurrogate(a.charAt(i - 1))) {
      i--;
    }
    return Integer.compare(a.codePointAt(i), b.codePointAt(i));
  }
}
