package io.hexareme.adapters.expressionscel;

import java.util.List;

/** Lists as sets. */
final class Sets {
  static final List<Fn> ALL = List.of(
      Fn.of("sets.contains(list<A>, list<A>) bool", a -> contains((List<?>) a[0], (List<?>) a[1])),
      Fn.of("sets.equivalent(list<A>, list<A>) bool",
          a -> contains((List<?>) a[0], (List<?>) a[1]) && contains((List<?>) a[1], (List<?>) a[0])),
      Fn.of("sets.intersects(list<A>, list<A>) bool", a -> ((List<?>) a[0]).stream().anyMatch(item -> has((List<?>) a[1], item))));

  private Sets() {}

  private static boolean contains(List<?> list, List<?> others) {
    return others.stream().allMatch(other -> has(list, other));
  }

  private static boolean has(List<?> list, Object wanted) {
    return list.stream().anyMatch(item -> Equality.equal(item, wanted));
  }
}
