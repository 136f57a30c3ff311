package io.hexareme.adapters.expressionscel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The functions of lists that Kubernetes adds. */
final class KubernetesLists {
  static final List<Fn> ALL = all();

  private KubernetesLists() {}

  private static List<Fn> all() {
    List<Fn> all = new ArrayList<>();
    for (String item : new String[] {"int", "uint", "double", "bool", "duration", "timestamp", "string", "bytes"}) {
      all.add(Fn.of("list<" + item + ">:isSorted() bool", a -> isSorted((List<?>) a[0])));
      all.add(Fn.of("list<" + item + ">:min() " + item, a -> extreme((List<?>) a[0], "min", -1)));
      all.add(Fn.of("list<" + item + ">:max() " + item, a -> extreme((List<?>) a[0], "max", 1)));
    }
    for (String item : new String[] {"int", "uint", "double", "duration"}) {
      Object zero = zero(item);
      all.add(Fn.of("list<" + item + ">:sum() " + item, a -> sum((List<?>) a[0], zero)));
    }
    all.add(Fn.of("list<A>:indexOf(A) int", a -> indexOf((List<?>) a[0], a[1])));
    all.add(Fn.of("list<A>:lastIndexOf(A) int", a -> lastIndexOf((List<?>) a[0], a[1])));
    return List.copyOf(all);
  }

  private static Object zero(String item) {
    return switch (item) {
      case "uint" -> new UInt(0);
      case "double" -> 0.0;
      case "duration" -> Duration.ZERO;
      default -> 0L;
    };
  }

  private static boolean isSorted(List<?> list) {
    for (int i = 1; i < list.size(); i++) {
      if (Comparisons.compare(list.get(i - 1), list.get(i)) > 0) {
        return false;
      }
    }
    return true;
  }

  private static Object extreme(List<?> list, String name, int wanted) {
    if (list.isEmpty()) {
      throw new CelFailure(name + " called on empty list");
    }
    Object best = list.getFirst();
    for (Object item : list) {
      if (Comparisons.compare(item, best) == wanted) {
        best = item;
      }
    }
    return best;
  }

  private static Object sum(List<?> list, Object zero) {
    Object sum = list.isEmpty() ? zero : list.getFirst();
    for (Object item : list.subList(Math.min(1, list.size()), list.size())) {
      sum = Calls.run(Libraries.named("_+_", false), "_+_", new Object[] {sum, item});
    }
    return sum;
  }

  private static Long indexOf(List<?> list, Object wanted) {
    for (int i = 0; i < list.size(); i++) {
      if (Equality.equal(list.get(i), wanted)) {
        return (long) i;
      }
    }
    return -1L;
  }

  private static Long lastIndexOf(List<?> list, Object wanted) {
    for (int i = list.size() - 1; i >= 0; i--) {
      if (Equality.equal(list.get(i), wanted)) {
        return (long) i;
      }
    }
    return -1L;
  }
}
