package io.hexareme.core.apiserver.table;

import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Pieces of cells that several kinds show in the same way. */
final class Cells {
  static final String NONE = "<none>";
  static final String UNSET = "<unset>";
  static final String UNKNOWN = "<unknown>";

  private Cells() {}

  static String or(String text, String fallback) {
    return text.isEmpty() ? fallback : text;
  }

  /** A scalar as text; {@code fallback} where there is none. */
  static String scalar(Value value, String fallback) {
    return switch (value) {
      case Value.Str text -> text.value();
      case Value.Int number -> Long.toString(number.value());
      case Value.Bool truth -> truth == Value.Bool.TRUE ? "True" : "False";
      case Value.Dec _, Value.Null _, Value.Obj _, Value.Arr _ -> fallback;
    };
  }

  /** One field of all items, with commas between them. */
  static String joined(List<Value> items, String field) {
    return items.stream().map(item -> item.text(field)).collect(Collectors.joining(","));
  }

  /** {@code a=b,c=d} in the order of the keys. */
  static String labels(Value map) {
    Map<String, String> sorted = new TreeMap<>(map.asStrings());
    return or(sorted.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(",")), NONE);
  }

  /** A LabelSelector object in the form of a selector string. */
  static String selector(Value selector) {
    return switch (LabelSelector.of(selector)) {
      case LabelSelector.Parsed.Good good -> or(good.selector().toString(), NONE);
      case LabelSelector.Parsed.Malformed _ -> "<error>";
    };
  }

  /** The first {@code max} and how many more there are. */
  static String upTo(int max, List<String> all, String separator) {
    String shown = String.join(separator, all.subList(0, Math.min(max, all.size())));
    return all.size() > max ? shown + " + " + (all.size() - max) + " more..." : shown;
  }

  /** Addresses that a load balancer gave, each once and sorted. */
  static String loadBalancer(Value object) {
    return object.list("status", "loadBalancer", "ingress").stream()
        .map(ingress -> or(ingress.text("ip"), ingress.text("hostname")))
        .filter(address -> !address.isEmpty()).distinct().sorted().collect(Collectors.joining(","));
  }
}
