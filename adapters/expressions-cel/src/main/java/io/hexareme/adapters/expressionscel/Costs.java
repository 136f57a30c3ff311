package io.hexareme.adapters.expressionscel;

import java.util.List;

/** What a call costs, as Kubernetes and cel-go count it: by the sizes of what it goes through. */
final class Costs {
  private static final double TRAVERSAL = 0.1;
  private static final double REGEX = 0.25;

  private Costs() {}

  /** What is known before the call. */
  static long call(String function, String overload, Object[] a, long left) {
    return switch (function) {
      case "check" -> 350_000;
      case "isSorted", "sum", "max", "min", "indexOf", "lastIndexOf", "sort", "distinct", "flatten", "reverse", "lists.@sortByAssociatedKeys" ->
          function.equals("distinct") ? square(Basics.sizeOrOne(a[0])) : Math.max(1, traversal(a[0], left));
      case "lists.range" -> a[0] instanceof Long end ? Math.max(1, end) : 1;
      case "url", "isURL", "lowerAscii", "upperAscii", "substring", "trim", "cidr", "isIP", "isCIDR", "quantity", "isQuantity", "semver",
          "isSemver", "startsWith", "endsWith", "format", "strings.quote", "charAt" -> traversed(Basics.sizeOrOne(a[0]));
      case "ip" -> a[0] instanceof Networks.Cidr ? 1 : traversed(Basics.sizeOrOne(a[0]));
      case "replace", "split", "ip.isCanonical" -> traversed(2 * Basics.sizeOrOne(a[0]));
      case "validate", "find", "findAll", "matches" -> regex(a);
      case "contains" -> traversed(Basics.sizeOrOne(a[0])) * traversed(Basics.sizeOrOne(a[1]));
      case "containsIP" -> traversed(2 * Basics.sizeOrOne(a[0])) + (a[1] instanceof String text ? traversed(text.length()) : 0);
      case "containsCIDR" -> traversed(2 * Basics.sizeOrOne(a[0])) + traversed(Basics.sizeOrOne(a[0])) + 1
          + (a[1] instanceof String text ? traversed(text.length()) : 0);
      case "sets.contains", "sets.intersects" -> product(a);
      case "sets.equivalent" -> 2 * product(a);
      case "join" -> 0;
      case "_==_", "_!=_" -> traversed(Math.min(Basics.sizeOrOne(a[0]), Basics.sizeOrOne(a[1])));
      default -> byOverload(overload, a);
    };
  }

  private static long byOverload(String overload, Object[] a) {
    return switch (overload) {
      case "in_list" -> Basics.sizeOrOne(a[1]);
      case "less_string", "less_equals_string", "greater_string", "greater_equals_string",
          "less_bytes", "less_equals_bytes", "greater_bytes", "greater_equals_bytes" ->
          traversed(Math.min(Basics.sizeOrOne(a[0]), Basics.sizeOrOne(a[1])));
      case "add_string", "add_bytes" -> traversed(Basics.sizeOrOne(a[0]) + Basics.sizeOrOne(a[1]));
      case "string_to_bytes", "bytes_to_string" -> traversed(Basics.sizeOrOne(a[0]));
      default -> 1;
    };
  }

  /** What only the result tells. */
  static long result(String function, Object result) {
    return function.equals("join") ? traversed(2 * Basics.sizeOrOne(result)) : 0;
  }

  private static long regex(Object[] a) {
    double text = Math.ceil((1.0 + Basics.sizeOrOne(a[0])) * TRAVERSAL);
    return (long) (text * Math.ceil(Basics.sizeOrOne(a[1]) * REGEX));
  }

  private static long product(Object[] a) {
    return Basics.sizeOrOne(a[0]) * Math.max(1, Basics.sizeOrOne(a[1]));
  }

  private static long square(long size) {
    return Math.max(1, size * size);
  }

  private static long traversed(long size) {
    return (long) Math.ceil(size * TRAVERSAL);
  }

  /** Of a whole tree; stops when it is more than {@code left}. */
  private static long traversal(Object value, long left) {
    return switch (value) {
      case String text -> (long) (text.length() * TRAVERSAL);
      case List<?> list -> {
        long cost = 0;
        for (int i = 0; i < list.size() && cost <= left; i++) {
          cost += Math.max(1, traversal(list.get(i), left - cost));
        }
        yield cost;
      }
      case Mapping map -> {
        long cost = 0;
        for (Object key : map.keys()) {
          cost += traversal(key, left) + (cost <= left ? traversal(map.find(key), left - cost) : 0);
        }
        yield cost;
      }
      default -> 1;
    };
  }
}
