package io.hexareme.core.machinery;

import io.hexareme.core.machinery.LabelRequirement.Operator;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A choice of objects by their labels: all requirements must hold. Made from a query string ({@code a=b,c!=d,e in (x,y),!f}) or
 * from a {@code LabelSelector} object ({@code matchLabels}, {@code matchExpressions}).
 *
 * @param requirements sorted by key
 * @param nothing whether this selector matches no object at all, as an absent selector object does
 */
public record LabelSelector(List<LabelRequirement> requirements, boolean nothing) {
  public static final LabelSelector EVERYTHING = new LabelSelector(List.of(), false);
  public static final LabelSelector NOTHING = new LabelSelector(List.of(), true);

  /** What became of a selector that somebody wrote. */
  public sealed interface Parsed {
    record Good(LabelSelector selector) implements Parsed {}

    /** {@code message} is Kubernetes' text for it. */
    record Malformed(String message) implements Parsed {}

    /** The selector; one that matches nothing when it was malformed. */
    default LabelSelector orNothing() {
      return switch (this) {
        case Good good -> good.selector();
        case Malformed _ -> NOTHING;
      };
    }
  }

  public LabelSelector {
    requirements = requirements.stream().sorted(Comparator.comparing(LabelRequirement::key)).toList();
  }

  /** The selector that asks for exactly these labels, whatever they look like. */
  public static LabelSelector of(Map<String, String> labels) {
    List<LabelRequirement> requirements = new ArrayList<>();
    labels.forEach((key, value) -> requirements.add(new LabelRequirement(key, Operator.EQUALS, List.of(value))));
    return new LabelSelector(requirements, false);
  }

  /** Reads a selector string; the empty one selects everything. */
  public static Parsed parse(String text) {
    return new LabelSelectorParser(text).parse();
  }

  /**
   * Reads a {@code LabelSelector} object. An absent one ({@code NULL}) selects nothing, an empty one everything.
   */
  public static Parsed of(Value selector) {
    if (selector.isNull()) {
      return new Parsed.Good(NOTHING);
    }
    List<LabelRequirement> requirements = new ArrayList<>();
    selector.at("matchLabels").asStrings().forEach((key, value) ->
        requirements.add(new LabelRequirement(key, Operator.EQUALS, List.of(value))));
    for (Value expression : selector.list("matchExpressions")) {
      String operator = expression.text("operator");
      Optional<Operator> known = operatorNamed(operator);
      if (known.isEmpty()) {
        return new Parsed.Malformed(LabelRequirement.quoted(operator) + " is not a valid label selector operator");
      }
      List<String> values = expression.list("values").stream().map(value -> value.asString("")).toList();
      requirements.add(new LabelRequirement(expression.text("key"), known.get(), values));
    }
    return checked(requirements);
  }

  private static Optional<Operator> operatorNamed(String name) {
    return switch (name) {
      case "In" -> Optional.of(Operator.IN);
      case "NotIn" -> Optional.of(Operator.NOT_IN);
      case "Exists" -> Optional.of(Operator.EXISTS);
      case "DoesNotExist" -> Optional.of(Operator.DOES_NOT_EXIST);
      default -> Optional.empty();
    };
  }

  private static Parsed checked(List<LabelRequirement> requirements) {
    for (LabelRequirement requirement : requirements) {
      List<String> problems = requirement.problems();
      if (!problems.isEmpty()) {
        return new Parsed.Malformed(aggregate(problems));
      }
    }
    return new Parsed.Good(new LabelSelector(requirements, false));
  }

  /** One problem stands alone, several stand in brackets. */
  static String aggregate(List<String> problems) {
    return problems.size() == 1 ? problems.getFirst() : "[" + String.join(", ", problems) + "]";
  }

  public boolean matches(Map<String, String> labels) {
    if (nothing) {
      return false;
    }
    for (LabelRequirement requirement : requirements) {
      if (!requirement.matches(labels)) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code object}'s {@code metadata.labels} match. */
  public boolean matchesObject(Value object) {
    return requirements.isEmpty() ? !nothing : matches(object.at("metadata", "labels").asStrings());
  }

  /** Whether nothing is asked of an object. */
  public boolean isEverything() {
    return requirements.isEmpty() && !nothing;
  }

  /** The canonical form: requirements by key, values sorted; empty for both everything and nothing. */
  @Override
  public String toString() {
    return requirements.stream().map(LabelRequirement::toString).collect(Collectors.joining(","));
  }
}
