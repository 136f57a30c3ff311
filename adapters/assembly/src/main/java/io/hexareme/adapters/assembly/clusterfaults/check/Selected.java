package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value.Obj;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Which objects of a kind a list or a watch is about. */
record Selected(String kind, String namespace, Predicate<Obj> filter) {

  /** @param plural as in the path; {@code query} may hold {@code labelSelector} and {@code fieldSelector}. Empty when it cannot be told. */
  static Optional<Selected> of(String plural, String namespace, Map<String, String> query, ClusterHistory history) {
    Predicate<Obj> filter = object -> true;
    String labels = query.getOrDefault("labelSelector", "");
    if (!labels.isEmpty()) {
      if (!(LabelSelector.parse(labels) instanceof LabelSelector.Parsed parsed)) return Optional.empty();
      LabelSelector selector = parsed.orNothing();
      filter = filter.and(object -> selector.matches(Meta.labels(object)));
    }
    String fields = query.getOrDefault("fieldSelector", "");
    for (String term : fields.isEmpty() ? new String[0] : fields.split(",")) {
      String[] sides = term.split("=");
      if (sides.length != 2 || sides[0].endsWith("!")) return Optional.empty();
      String[] path = sides[0].split("\\.");
      filter = filter.and(object -> object.text(path).equals(sides[1]));
    }
    Predicate<Obj> all = filter;
    return kind(plural, history).map(kind -> new Selected(kind, namespace, all));
  }

  /** Empty as long as nothing of the kind was ever written. */
  private static Optional<String> kind(String plural, ClusterHistory history) {
    return history.kinds().stream().filter(kind -> plural(kind).equals(plural)).findFirst();
  }

  static String plural(String kind) {
    String lower = kind.toLowerCase(java.util.Locale.ROOT);
    if (lower.equals("endpoints")) return lower;
    if (lower.endsWith("s")) return lower + "es";
    return lower.endsWith("cy") || lower.endsWith("ty") ? lower.substring(0, lower.length() - 1) + "ies" : lower + "s";
  }

  boolean has(Obj object) {
    return object != null && (namespace.isEmpty() || namespace.equals(Meta.namespace(object))) && filter.test(object);
  }

  /** ADDED, MODIFIED or DELETED, as a watcher of these is to be told; empty when it does not concern them. */
  String event(Change change) {
    boolean was = has(change.before());
    boolean is = has(change.after());
    return is ? was ? "MODIFIED" : "ADDED" : was ? "DELETED" : "";
  }
}
