package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.machinery.FieldSelector;
import io.hexareme.core.machinery.LabelRequirement;
import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Selectors as reviews carry them (KEP-4601): as requirements, or raw. A selector that cannot be read says nothing, so it never widens
 * what is allowed.
 */
public final class SelectorAttributes {
  private SelectorAttributes() {}

  /** The requirements of a field selector; null for none. */
  static Obj fields(String selector) {
    if (selector.isEmpty() || !(FieldSelector.parse(selector) instanceof FieldSelector.Parsed.Good(FieldSelector good)) || good.isEverything()) {
      return null;
    }
    return Value.obj("requirements", good.terms().stream().map(term -> Value.obj(
        "key", term.field(), "operator", term.equal() ? "In" : "NotIn", "values", List.of(term.value()))).toList());
  }

  /** The requirements of a label selector; null for none. */
  static Obj labels(String selector) {
    if (selector.isEmpty() || !(LabelSelector.parse(selector) instanceof LabelSelector.Parsed.Good(LabelSelector good)) || good.isEverything()) {
      return null;
    }
    List<Obj> requirements = good.requirements().stream()
        .map(SelectorAttributes::requirement).filter(requirement -> !requirement.text("operator").isEmpty()).toList();
    return requirements.isEmpty() ? null : Value.obj("requirements", requirements);
  }

  private static Obj requirement(LabelRequirement requirement) {
    return Value.obj("key", requirement.key(), "operator", word(requirement.operator()),
        "values", requirement.values().isEmpty() ? null : requirement.values());
  }

  private static String word(LabelRequirement.Operator operator) {
    return switch (operator) {
      case IN, EQUALS, DOUBLE_EQUALS -> "In";
      case NOT_IN, NOT_EQUALS -> "NotIn";
      case EXISTS -> "Exists";
      case DOES_NOT_EXIST -> "DoesNotExist";
      case GREATER_THAN, LESS_THAN -> "";
    };
  }

  /**
   * The selector that one of a review stands for, as far as it is understood: what is not is left out.
   *
   * @param whole whether nothing had to be left out
   */
  public record Read(String selector, boolean whole) {

    /** What a review says of itself when something was left out; empty when nothing was. */
    public String complaint(String field) {
      return whole ? "" : "spec.resourceAttributes." + field + (selector.isEmpty() ? "" : " partially") + " ignored due to parse error";
    }
  }

  /** {@code fieldSelector} of a review. */
  public static Read readFields(Value selector) {
    String raw = selector.text("rawSelector");
    return raw.isEmpty() ? joined(selector, SelectorAttributes::field)
        : FieldSelector.parse(raw) instanceof FieldSelector.Parsed.Good ? new Read(raw, true) : new Read("", false);
  }

  /** {@code labelSelector} of a review. */
  public static Read readLabels(Value selector) {
    String raw = selector.text("rawSelector");
    return raw.isEmpty() ? joined(selector, SelectorAttributes::label)
        : LabelSelector.parse(raw) instanceof LabelSelector.Parsed.Good ? new Read(raw, true) : new Read("", false);
  }

  private static Read joined(Value selector, Function<Value, String> term) {
    List<String> terms = selector.list("requirements").stream().map(term).toList();
    return new Read(terms.stream().filter(one -> !one.isEmpty()).collect(Collectors.joining(",")), !terms.contains(""));
  }

  private static String field(Value requirement) {
    List<Value> values = requirement.list("values");
    if (values.size() != 1) {
      return "";
    }
    String value = FieldSelector.escape(values.getFirst().asString(""));
    return switch (requirement.text("operator")) {
      case "In" -> requirement.text("key") + "=" + value;
      case "NotIn" -> requirement.text("key") + "!=" + value;
      default -> "";
    };
  }

  private static String label(Value requirement) {
    String values = requirement.list("values").stream().map(value -> value.asString("")).collect(Collectors.joining(","));
    return switch (requirement.text("operator")) {
      case "In" -> requirement.text("key") + " in (" + values + ")";
      case "NotIn" -> requirement.text("key") + " notin (" + values + ")";
      case "Exists" -> requirement.text("key");
      case "DoesNotExist" -> "!" + requirement.text("key");
      default -> "";
    };
  }
}
