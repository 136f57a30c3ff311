package io.hexareme.adapters.expressionscel;

import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Values that may be absent. {@code or} and {@code orValue} evaluate their argument only if they need it: see {@link Planner}. */
final class Optionals {
  static final List<Fn> ALL = List.of(
      Fn.of("optional.of(A) optional<A>", a -> Optional.of(a[0])),
      Fn.of("optional.none() optional<A>", a -> Optional.empty()),
      Fn.of("optional.ofNonZeroValue(A) optional<A>", a -> isZero(a[0]) ? Optional.empty() : Optional.of(a[0])),
      Fn.of("optional.unwrap(list<A>) list<A>", a -> unwrapped((List<?>) a[0])),
      Fn.of("list<A>:unwrapOpt() list<A>", a -> unwrapped((List<?>) a[0])),
      Fn.of("optional<A>:hasValue() bool", a -> ((Optional<?>) a[0]).isPresent()),
      Fn.of("optional<A>:value() A", a -> value((Optional<?>) a[0])),
      Fn.of("_?._(A, string) dyn", a -> Nodes.optionally(a[0], a[1])),
      Fn.of("_[?_](A, B) dyn", a -> Nodes.optionally(a[0], a[1])));

  private Optionals() {}

  private static Object value(Optional<?> optional) {
    if (optional.isEmpty()) {
      throw new CelFailure("optional.none() dereference");
    }
    return optional.get();
  }

  private static List<?> unwrapped(List<?> list) {
    return list.stream().filter(item -> !(item instanceof Optional<?> optional) || optional.isPresent())
        .map(item -> item instanceof Optional<?> optional ? optional.get() : item).toList();
  }

  private static boolean isZero(Object value) {
    return switch (value) {
      case NullValue _ -> true;
      case Long number -> number == 0;
      case UInt number -> number.bits() == 0;
      case Double number -> number == 0;
      case Boolean truth -> !truth;
      case String text -> text.isEmpty();
      case Bytes bytes -> bytes.length() == 0;
      case Duration duration -> duration.isZero();
      case List<?> list -> list.isEmpty();
      case Mapping map -> map.size() == 0;
      case Optional<?> optional -> optional.isEmpty();
      default -> false;
    };
  }
}
