package io.hexareme.adapters.expressionscel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The functions of lists that the CEL library declares. */
final class Lists {
  private static final long LONGEST = 1_000_000;
  static final List<Fn> ALL = List.of(
      Fn.of("list<A>:slice(int, int) list<A>", a -> slice((List<?>) a[0], (Long) a[1], (Long) a[2])),
      Fn.of("list<A>:flatten() list<A>", a -> flat((List<?>) a[0], 1)),
      Fn.of("list<A>:flatten(int) list<A>", a -> flat((List<?>) a[0], (Long) a[1])),
      Fn.of("lists.range(int) list<int>", a -> range((Long) a[0])),
      Fn.of("list<A>:distinct() list<A>", a -> distinct((List<?>) a[0])),
      Fn.of("list<A>:reverse() list<A>", a -> new ArrayList<>((List<?>) a[0]).reversed()),
      Fn.of("list<A>:sort() list<A>", a -> sorted((List<?>) a[0], (List<?>) a[0])),
      Fn.of("lists.@sortByAssociatedKeys(list<list<dyn>>) list<dyn>", a -> sorted(parts(a[0], 1), parts(a[0], 0))),
      Fn.of("list<A>:first() optional<A>", a -> ((List<?>) a[0]).isEmpty() ? Optional.empty() : Optional.of(((List<?>) a[0]).getFirst())),
      Fn.of("list<A>:last() optional<A>", a -> ((List<?>) a[0]).isEmpty() ? Optional.empty() : Optional.of(((List<?>) a[0]).getLast())));

  private Lists() {}

  private static List<?> slice(List<?> list, long from, long to) {
    if (from < 0 || to < 0) {
      throw new CelFailure("cannot slice(" + from + ", " + to + "), negative indexes not supported");
    }
    if (from > to) {
      throw new CelFailure("cannot slice(" + from + ", " + to + "), start index must be less than or equal to end index");
    }
    if (to > list.size()) {
      throw new CelFailure("cannot slice(" + from + ", " + to + "), list is length " + list.size());
    }
    return list.subList((int) from, (int) to);
  }

  private static List<Object> flat(List<?> list, long depth) {
    if (depth < 0) {
      throw new CelFailure("level must be non-negative");
    }
    List<Object> all = new ArrayList<>();
    for (Object item : list) {
      if (item instanceof List<?> inner && depth > 0) {
        all.addAll(flat(inner, depth - 1));
      } else {
        all.add(item);
      }
      if (all.size() > LONGEST) {
        throw new LimitReached();
      }
    }
    return all;
  }

  private static List<Object> range(long end) {
    if (end > LONGEST) {
      throw new LimitReached();
    }
    return LongStream.range(0, end).<Object>mapToObj(number -> number).toList();
  }

  private static List<Object> distinct(List<?> list) {
    List<Object> all = new ArrayList<>();
    for (Object item : list) {
      if (all.stream().noneMatch(other -> Equality.equal(other, item))) {
        all.add(item);
      }
    }
    return all;
  }

  /** The first or second of each pair of key and item. */
  private static List<Object> parts(Object pairs, int part) {
    List<Object> parts = new ArrayList<>();
    ((List<?>) pairs).forEach(pair -> parts.add(((List<?>) pair).get(part)));
    return parts;
  }

  private static List<?> sorted(List<?> list, List<?> keys) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, keys.size()).boxed().toList());
    for (Object key : keys) {
      if (!Basics.typeName(key).equals(Basics.typeName(keys.getFirst()))) {
        throw new CelFailure("list elements must have the same type");
      }
    }
    Collections.sort(order, (a, b) -> {
      int compared = Comparisons.compare(keys.get(a), keys.get(b));
      return compared == 2 ? 0 : compared;
    });
    return order.stream().map(list::get).toList();
  }
}
