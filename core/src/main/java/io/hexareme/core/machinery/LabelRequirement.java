package io.hexareme.core.machinery;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One condition on a label.
 *
 * @param values sorted, without duplicates; how many depends on the operator (see {@link #problems})
 */
public record LabelRequirement(String key, Operator operator, List<String> values) {

  /** How a label is compared, with the operator's name in error texts. */
  public enum Operator {
    IN("in"),
    NOT_IN("notin"),
    EQUALS("="),
    DOUBLE_EQUALS("=="),
    NOT_EQUALS("!="),
    GREATER_THAN("gt"),
    LESS_THAN("lt"),
    EXISTS("exists"),
    DOES_NOT_EXIST("!");

    private final String text;

    Operator(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  public LabelRequirement {
    values = values.stream().sorted().distinct().toList();
  }

  public boolean matches(Map<String, String> labels) {
    String value = labels.get(key);
    return switch (operator) {
      case IN, EQUALS, DOUBLE_EQUALS -> value != null && values.contains(value);
      case NOT_IN, NOT_EQUALS -> value == null || !values.contains(value);
      case EXISTS -> value != null;
      case DOES_NOT_EXIST -> value == null;
      case GREATER_THAN -> value != null && isInteger(value) && compareTo(value) > 0;
      case LESS_THAN -> value != null && isInteger(value) && compareTo(value) < 0;
    };
  }

  private int compareTo(String value) {
    return Long.compare(Long.parseLong(value), Long.parseLong(values.getFirst()));
  }

  /** What is wrong with this requirement, as field errors below no path; empty when nothing is. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    List<String> keyProblems = LabelSyntax.keyProblems(key);
    if (!keyProblems.isEmpty()) {
      problems.add(invalid("key", quoted(key), String.join("; ", keyProblems)));
    }
    countProblem(problems);
    for (int i = 0; i < values.size(); i++) {
      List<String> valueProblems = LabelSyntax.valueProblems(values.get(i));
      if (!valueProblems.isEmpty()) {
        problems.add(invalid("values[" + i + "][" + key + "]", quoted(values.get(i)), String.join("; ", valueProblems)));
      }
    }
    return problems;
  }

  private void countProblem(List<String> problems) {
    String rule = switch (operator) {
      case IN, NOT_IN -> values.isEmpty() ? "for 'in', 'notin' operators, values set can't be empty" : "";
      case EQUALS, DOUBLE_EQUALS, NOT_EQUALS ->
          values.size() != 1 ? "exact-match compatibility requires one single value" : "";
      case EXISTS, DOES_NOT_EXIST -> values.isEmpty() ? "" : "values set must be empty for exists and does not exist";
      case GREATER_THAN, LESS_THAN -> values.size() != 1 ? "for 'Gt', 'Lt' operators, exactly one value is required" : "";
    };
    if (!rule.isEmpty()) {
      problems.add(invalid("values", valuesAsGo(), rule));
    }
    if (operator == Operator.GREATER_THAN || operator == Operator.LESS_THAN) {
      for (int i = 0; i < values.size(); i++) {
        if (!isInteger(values.get(i))) {
          problems.add(invalid(
              "values[" + i + "]", quoted(values.get(i)), "for 'Gt', 'Lt' operators, the value must be an integer"));
        }
      }
    }
  }

  private String valuesAsGo() {
    return "[]string{" + String.join(", ", values.stream().map(LabelRequirement::quoted).toList()) + "}";
  }

  static String invalid(String path, String value, String detail) {
    return path + ": Invalid value: " + value + ": " + detail;
  }

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static boolean isInteger(String text) {
    return text.matches("[+-]?[0-9]{1,19}") && new BigInteger(text).bitLength() < 64;
  }

  /** The canonical form, as {@code kubectl} prints it and selector strings write it. */
  @Override
  public String toString() {
    String joined = String.join(",", values);
    return switch (operator) {
      case IN -> key + " in (" + joined + ")";
      case NOT_IN -> key + " notin (" + joined + ")";
      case EQUALS -> key + "=" + joined;
      case DOUBLE_EQUALS -> key + "==" + joined;
      case NOT_EQUALS -> key + "!=" + joined;
      case GREATER_THAN -> key + ">" + joined;
      case LESS_THAN -> key + "<" + joined;
      case EXISTS -> key;
      case DOES_NOT_EXIST -> "!" + key;
    };
  }
}
