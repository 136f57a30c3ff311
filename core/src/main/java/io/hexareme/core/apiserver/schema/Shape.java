package io.hexareme.core.apiserver.schema;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** What became of fitting a tree into a type. */
public sealed interface Shape {

  /** It fits once unknown fields are left out, each told of in {@code unknown} as {@code unknown field "spec.x"}; fields stand in the type's order. */
  record Fits(Obj object, List<String> unknown) implements Shape {}

  /** A field has the wrong JSON type; {@code why} in the words of the decoder that Kubernetes uses. */
  record Mistyped(String why) implements Shape {}

  /** The word for a value's JSON type in such messages. */
  static String jsonType(Value value) {
    return switch (value) {
      case Obj object -> "object";
      case Value.Arr array -> "array";
      case Value.Str text -> "string";
      case Value.Int number -> "number";
      case Value.Dec number -> "number";
      case Value.Bool truth -> "bool";
      case Value.Null none -> "null";
    };
  }
}
