package io.hexareme.adapters.simulation.api;

import io.hexareme.ports.value.Value;
import java.util.stream.Collectors;

/** Writes small trees as JSON (RFC 8259): the simulation has no codec of its own. */
final class TreeText {
  private TreeText() {}

  static String json(Value value) {
    return switch (value) {
      case Value.Obj object -> object.fields().entrySet().stream()
          .map(field -> quoted(field.getKey()) + ":" + json(field.getValue())).collect(Collectors.joining(",", "{", "}"));
      case Value.Arr array -> array.items().stream().map(TreeText::json).collect(Collectors.joining(",", "[", "]"));
      case Value.Str text -> quoted(text.value());
      case Value.Int number -> Long.toString(number.value());
      case Value.Dec number -> Double.toString(number.value());
      case Value.Bool truth -> truth == Value.Bool.TRUE ? "true" : "false";
      case Value.Null _ -> "null";
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars().forEach(c -> {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append((char) c);
      } else if (c < 0x20) {
        quoted.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 0xf, 16));
      } else {
        quoted.append((char) c);
      }
    });
    return quoted.append('"').toString();
  }
}
