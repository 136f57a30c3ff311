package io.hexareme.core.apiserver.serving;

import io.hexareme.ports.value.Value;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Trees as Go's {@code %+v} prints maps and slices: {@code map[spec:map[replicas:3]]}. Some messages show patches so. */
final class GoFormat {
  private GoFormat() {}

  static String of(Value value) {
    return switch (value) {
      case Value.Obj object -> new TreeMap<>(object.fields()).entrySet().stream()
          .map(field -> field.getKey() + ":" + of(field.getValue())).collect(Collectors.joining(" ", "map[", "]"));
      case Value.Arr array -> array.items().stream().map(GoFormat::of).collect(Collectors.joining(" ", "[", "]"));
      case Value.Str text -> text.value();
      case Value.Int number -> Long.toString(number.value());
      case Value.Dec number -> Double.toString(number.value());
      case Value.Bool truth -> truth == Value.Bool.TRUE ? "true" : "false";
      case Value.Null none -> "<nil>";
    };
  }
}
