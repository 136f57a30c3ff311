package io.hexareme.adapters.testkit.gherkin;

import io.hexareme.adapters.assembly.remote.Documents;
import io.hexareme.ports.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words in which tables speak of objects: a path such as {@code spec.containers[0].image}, {@code status.conditions[Ready].status}
 * (the item whose type, name or key is that) or {@code metadata.labels[a.b/c]}, and the value that is expected there, where {@code *}
 * stands for any text and {@code (none)} for nothing.
 */
public final class Field {
  private static final Pattern STEP = Pattern.compile("([^.\\[]+)|\\[([^\\]]+)\\]");

  private Field() {}

  public static Value at(Value object, String path) {
    Value node = object;
    var matcher = STEP.matcher(path);
    while (matcher.find()) {
      node = matcher.group(1) != null ? node.at(matcher.group(1)) : inBrackets(node, matcher.group(2));
    }
    return node;
  }

  private static Value inBrackets(Value node, String key) {
    if (!(node instanceof Value.Arr array)) {
      return node.at(key);
    }
    if (key.chars().allMatch(Character::isDigit)) {
      int index = Integer.parseInt(key);
      return index < array.items().size() ? array.items().get(index) : Value.Null.NULL;
    }
    return array.items().stream()
        .filter(item -> List.of(item.text("type"), item.text("name"), item.text("key")).contains(key))
        .findFirst().orElse(Value.Null.NULL);
  }

  /** A value as tables write it. */
  public static String show(Value value) {
    return switch (value) {
      case Value.Null none -> "(none)";
      case Value.Str(String text) -> text;
      case Value.Obj object -> json(object);
      case Value.Arr array -> json(array);
      case Value.Int number -> json(number);
      case Value.Dec number -> json(number);
      case Value.Bool truth -> json(truth);
    };
  }

  private static String json(Value value) {
    return new String(Documents.jsonEncoder().encode(value).array(), StandardCharsets.UTF_8);
  }

  /** Whether a text is as the table's cell says; an empty or missing cell says nothing. */
  public static boolean isAs(String expected, String actual) {
    if (expected == null || expected.isEmpty()) {
      return true;
    }
    String pattern = List.of(expected.split("\\*", -1)).stream().map(Pattern::quote).collect(Collectors.joining(".*"));
    return Pattern.compile(pattern, Pattern.DOTALL).matcher(actual).matches();
  }

  /** Whether all rows, path to value, hold of the object. */
  public static boolean allHold(Value object, Map<String, String> rows) {
    return rows.entrySet().stream().allMatch(row -> isAs(row.getValue(), show(at(object, row.getKey()))));
  }

  /** What stands at the rows' paths, for messages. */
  public static String found(Value object, Map<String, String> rows) {
    return rows.keySet().stream().map(path -> path + " = " + show(at(object, path))).collect(Collectors.joining("\n"));
  }
}
