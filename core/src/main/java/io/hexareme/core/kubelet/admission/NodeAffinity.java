package io.hexareme.core.kubelet.admission;

import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Map;

/** Whether a node's labels are what a Pod's {@code nodeSelector} and required node affinity want. */
final class NodeAffinity {
  private NodeAffinity() {}

  static boolean accepts(Value pod, String nodeName, Map<String, String> labels) {
    boolean selected = pod.at("spec", "nodeSelector").asStrings().entrySet().stream()
        .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())));
    Value required = pod.at("spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
    return selected
        && (required.isNull() || required.list("nodeSelectorTerms").stream().anyMatch(term -> matches(term, nodeName, labels)));
  }

  /** A term without any expression matches nothing. */
  private static boolean matches(Value term, String nodeName, Map<String, String> labels) {
    List<Value> expressions = term.list("matchExpressions");
    List<Value> fields = term.list("matchFields");
    return !(expressions.isEmpty() && fields.isEmpty())
        && expressions.stream().allMatch(expression -> holds(expression, labels))
        && fields.stream().allMatch(field -> holds(field, Map.of("metadata.name", nodeName)));
  }

  private static boolean holds(Value expression, Map<String, String> labels) {
    String value = labels.get(expression.text("key"));
    List<String> values = expression.list("values").stream().map(item -> item.asString("")).toList();
    return switch (expression.text("operator")) {
      case "In" -> value != null && values.contains(value);
      case "NotIn" -> value == null || !values.contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      case "Gt" -> compare(value, values) > 0;
      case "Lt" -> compare(value, values) < 0;
      default -> false;
    };
  }

  /** 0 also for what cannot be compared. */
  private static int compare(String value, List<String> values) {
    try {
      return value == null || values.size() != 1 ? 0 : Long.compare(Long.parseLong(value), Long.parseLong(values.getFirst()));
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }
}
