package io.hexareme.core.apiserver.schema;

import io.hexareme.core.machinery.JsonText;
import io.hexareme.core.machinery.Quantity;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListOf;
import io.hexareme.ports.schema.FieldType.MapOf;
import io.hexareme.ports.schema.FieldType.Ref;
import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.value.Value;

/** The one form in which a leaf is stored and returned, where JSON allows several; and Go's zero values. */
public final class ScalarForms {
  private ScalarForms() {}

  /** The canonical form; the value itself when it has none (it is of a wrong type or form, or there is nothing to choose). */
  public static Value canonical(Value value, Scalar type) {
    return switch (type) {
      case QUANTITY -> quantity(value);
      case TIME -> value instanceof Value.Str text ? Timestamp.parse(text.value()).<Value>map(t -> Value.of(t.seconds())).orElse(value) : value;
      case MICRO_TIME -> value instanceof Value.Str text ? Timestamp.parse(text.value()).<Value>map(t -> Value.of(t.micros())).orElse(value) : value;
      case DOUBLE -> value instanceof Value.Dec number && isWhole(number.value()) ? Value.of((long) number.value()) : value;
      case STRING, BOOLEAN, INT32, INT64, BYTES, DURATION, INT_OR_STRING, FIELDS_V1, ANY -> value;
    };
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15;
  }

  /** {@code 0.5} and {@code "500m"} are both {@code "500m"}. */
  private static Value quantity(Value value) {
    return switch (value) {
      case Value.Str text -> Quantity.parse(text.value().strip()).<Value>map(q -> Value.of(q.toString())).orElse(value);
      case Value.Int number -> Value.of(Quantity.of(number.value()).toString());
      case Value.Dec number -> Quantity.parse(JsonText.of(number)).<Value>map(q -> Value.of(q.toString())).orElse(value);
      case Value.Obj object -> object;
      case Value.Arr array -> array;
      case Value.Bool truth -> truth;
      case Value.Null none -> none;
    };
  }

  /** What a null in a list or map becomes, as Go leaves the zero value there. */
  public static Value zero(FieldType type) {
    return switch (type) {
      case Scalar.STRING, Scalar.BYTES, Scalar.DURATION -> Value.of("");
      case Scalar.INT32, Scalar.INT64, Scalar.DOUBLE, Scalar.INT_OR_STRING -> Value.of(0);
      case Scalar.BOOLEAN -> Value.of(false);
      case Scalar.QUANTITY -> Value.of("0");
      case Scalar.TIME, Scalar.MICRO_TIME, Scalar.FIELDS_V1, Scalar.ANY -> Value.Null.NULL;
      case Ref ref -> Value.Obj.EMPTY;
      case ListOf list -> Value.Arr.EMPTY;
      case MapOf map -> Value.Obj.EMPTY;
    };
  }
}
