package io.hexareme.core.machinery;

import io.hexareme.ports.expression.ExpressionType;
import io.hexareme.ports.expression.ExpressionType.ListOf;
import io.hexareme.ports.expression.ExpressionType.MapOf;
import io.hexareme.ports.expression.ExpressionType.ObjectOf;
import io.hexareme.ports.expression.ExpressionType.Simple;

/** Types of expressions as cel-go prints them: {@code list(int)}, {@code map(string, dyn)}. */
public final class TypeWords {
  private TypeWords() {}

  public static String of(ExpressionType type) {
    return switch (type) {
      case ListOf(ExpressionType items) -> "list(" + of(items) + ")";
      case MapOf(ExpressionType values) -> "map(string, " + of(values) + ")";
      case ObjectOf object -> object.name();
      case Simple simple -> switch (simple) {
        case DYN -> "dyn";
        case BOOL -> "bool";
        case INT -> "int";
        case DOUBLE -> "double";
        case STRING -> "string";
        case BYTES -> "bytes";
        case TIMESTAMP -> "google.protobuf.Timestamp";
        case DURATION -> "google.protobuf.Duration";
        case NULL -> "null_type";
      };
    };
  }
}
