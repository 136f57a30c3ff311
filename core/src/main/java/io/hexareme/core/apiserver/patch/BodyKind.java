package io.hexareme.core.apiserver.patch;

import io.hexareme.ports.value.Value;

/** Says what a body is when it is not what a patch must be. */
final class BodyKind {
  private BodyKind() {}

  /** Kubernetes' (Go's) text for a JSON document of the wrong kind. */
  static String mismatch(Value body, String wanted) {
    return "json: cannot unmarshal " + nameOf(body) + " into Go value of type " + wanted;
  }

  private static String nameOf(Value body) {
    return switch (body) {
      case Value.Obj _ -> "object";
      case Value.Arr _ -> "array";
      case Value.Str _ -> "string";
      case Value.Int _, Value.Dec _ -> "number";
      case Value.Bool _ -> "bool";
      case Value.Null _ -> "null";
    };
  }
}
