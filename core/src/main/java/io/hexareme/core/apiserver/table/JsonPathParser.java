package io.hexareme.core.apiserver.table;

import io.hexareme.core.apiserver.table.JsonPath.Step;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@link JsonPath}. */
final class JsonPathParser {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
  private static final Pattern FILTER = Pattern.compile("@((?:\\\\.|[^=!<>\\\\])+?)\\s*(?:(==|!=)\\s*(.+))?");

  private final String text;
  private int at;

  JsonPathParser(String text) {
    this.text = text;
  }

  Optional<List<Step>> parse() {
    List<Step> steps = new ArrayList<>();
    while (at < text.length()) {
      Step step = switch (text.charAt(at)) {
        case '.' -> field();
        case '[' -> brackets();
        default -> null;
      };
      if (step == null) {
        return Optional.empty();
      }
      steps.add(step);
    }
    return steps.isEmpty() ? Optional.empty() : Optional.of(steps);
  }

  /** A backslash takes what is after it as it is: {@code .metadata.labels.app\.kubernetes\.io/name}. */
  private Step field() {
    StringBuilder name = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      name.append(text.charAt(at++));
    }
    if (name.isEmpty()) {
      return null;
    }
    return name.toString().equals("*") ? new Step.All() : new Step.Field(name.toString());
  }

  private Step brackets() {
    int end = closing();
    if (end < 0) {
      return null;
    }
    String inside = text.substring(at + 1, end).strip();
    at = end + 1;
    if (inside.equals("*")) {
      return new Step.All();
    }
    if (NUMBER.matcher(inside).matches()) {
      return new Step.Index(Integer.parseInt(inside));
    }
    if (inside.startsWith("?(") && inside.endsWith(")")) {
      return filter(inside.substring(2, inside.length() - 1).strip());
    }
    return quoted(inside).map(Step.Field::new).orElse(null);
  }

  /** Where the bracket that opens here closes; brackets in quotes do not count. */
  private int closing() {
    char quote = 0;
    int depth = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '[') {
        depth++;
      } else if (c == ']' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<String> quoted(String text) {
    char first = text.isEmpty() ? 0 : text.charAt(0);
    boolean quoted = text.length() >= 2 && (first == '\'' || first == '"') && text.charAt(text.length() - 1) == first;
    return quoted ? Optional.of(text.substring(1, text.length() - 1)) : Optional.empty();
  }

  private static Step filter(String condition) {
    Matcher matcher = FILTER.matcher(condition);
    if (!matcher.matches()) {
      return null;
    }
    Optional<List<Step>> path = new JsonPathParser(matcher.group(1).strip()).parse();
    Value wanted = matcher.group(2) == null ? Value.Null.NULL : literal(matcher.group(3).strip());
    return path.isEmpty() || wanted == null ? null
        : new Step.Having(JsonPath.of(path.get()), !"!=".equals(matcher.group(2)), wanted);
  }

  private static Value literal(String text) {
    if (NUMBER.matcher(text).matches()) {
      return Value.of(Integer.parseInt(text));
    }
    if (text.equals("true") || text.equals("false")) {
      return Value.of(text.equals("true"));
    }
    return quoted(text).map(Value::of).orElse(null);
  }
}
