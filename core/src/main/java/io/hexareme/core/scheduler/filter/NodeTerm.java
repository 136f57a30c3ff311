package io.hexareme.core.scheduler.filter;

import io.hexareme.core.machinery.LabelRequirement;
import io.hexareme.core.machinery.LabelRequirement.Operator;
import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.core.scheduler.snapshot.NodeFacts;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code NodeSelectorTerm}: requirements on a node's labels and on its fields, of which there is one, {@code metadata.name}. A
 * term without requirements, or with a malformed one, matches no node.
 */
public record NodeTerm(LabelSelector labels, LabelSelector fields) {
  static final String NAME_FIELD = "metadata.name";

  public static NodeTerm of(Value term) {
    List<Value> expressions = term.list("matchExpressions");
    List<Value> fields = term.list("matchFields");
    if (expressions.isEmpty() && fields.isEmpty()) {
      return new NodeTerm(LabelSelector.NOTHING, LabelSelector.NOTHING);
    }
    return new NodeTerm(selector(expressions), selector(fields));
  }

  private static LabelSelector selector(List<Value> expressions) {
    List<LabelRequirement> requirements = new ArrayList<>();
    for (Value expression : expressions) {
      Optional<Operator> operator = operator(expression.text("operator"));
      if (operator.isEmpty()) {
        return LabelSelector.NOTHING;
      }
      List<String> values = expression.list("values").stream().map(value -> value.asString("")).toList();
      LabelRequirement requirement = new LabelRequirement(expression.text("key"), operator.get(), values);
      if (!requirement.problems().isEmpty()) {
        return LabelSelector.NOTHING;
      }
      requirements.add(requirement);
    }
    return new LabelSelector(requirements, false);
  }

  private static Optional<Operator> operator(String name) {
    return switch (name) {
      case "In" -> Optional.of(Operator.IN);
      case "NotIn" -> Optional.of(Operator.NOT_IN);
      case "Exists" -> Optional.of(Operator.EXISTS);
      case "DoesNotExist" -> Optional.of(Operator.DOES_NOT_EXIST);
      case "Gt" -> Optional.of(Operator.GREATER_THAN);
      case "Lt" -> Optional.of(Operator.LESS_THAN);
      default -> Optional.empty();
    };
  }

  public boolean matches(NodeFacts node) {
    return labels.matches(node.labels()) && (fields.isEverything() || fields.matches(Map.of(NAME_FIELD, node.name())));
  }
}
