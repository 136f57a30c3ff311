package io.hexareme.core.apiserver.schema;

import io.hexareme.core.machinery.JsonText;
import io.hexareme.core.machinery.QuantitySyntax;
import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.value.Value;
import java.util.Optional;

/** Whether a leaf can be decoded, in the words of Go's decoder and of the types that decode themselves. */
final class ScalarChecks {
  private static final String SECONDS = "2006-01-02T15:04:05Z07:00";
  private static final String MICROS = "2006-01-02T15:04:05.000000Z07:00";

  private ScalarChecks() {}

  /** What is wrong with a leaf. */
  sealed interface Problem {
    /** The words, for a field of {@code struct} at {@code path}. */
    String at(String struct, String path);

    /** The decoder itself refuses: it names the field. */
    record Mismatch(String value, String type) implements Problem {
      @Override
      public String at(String struct, String path) {
        return "json: cannot unmarshal " + value + " into Go struct field " + struct + "." + path + " of type " + type;
      }
    }

    /** A type that decodes itself refuses: it knows no field. */
    record Own(String words) implements Problem {
      @Override
      public String at(String struct, String path) {
        return words;
      }
    }
  }

  static Optional<Problem> problem(Value value, Scalar type) {
    return switch (type) {
      case STRING -> require(value instanceof Value.Str, value, type);
      case BOOLEAN -> require(value instanceof Value.Bool, value, type);
      case INT32 -> whole(value, type, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case INT64 -> whole(value, type, Long.MIN_VALUE, Long.MAX_VALUE);
      case DOUBLE -> require(value instanceof Value.Int || value instanceof Value.Dec, value, type);
      case BYTES -> value instanceof Value.Str text ? own(Base64Check.problem(text.value())) : require(false, value, type);
      case TIME -> time(value, SECONDS);
      case MICRO_TIME -> time(value, MICROS);
      case DURATION -> duration(value);
      case QUANTITY -> own(QuantitySyntax.problem(value instanceof Value.Str text ? text.value().strip() : JsonText.of(value)));
      case INT_OR_STRING -> intOrString(value);
      case FIELDS_V1, ANY -> Optional.empty();
    };
  }

  /** How the decoder calls a JSON value. */
  static String word(Value value) {
    return switch (value) {
      case Value.Str text -> "string";
      case Value.Int number -> "number";
      case Value.Dec number -> "number";
      case Value.Bool truth -> "bool";
      case Value.Obj object -> "object";
      case Value.Arr array -> "array";
      case Value.Null none -> "null";
    };
  }

  private static Optional<Problem> require(boolean fits, Value value, Scalar type) {
    return fits ? Optional.empty() : Optional.of(new Problem.Mismatch(word(value), GoNames.of(type)));
  }

  private static Optional<Problem> own(Optional<String> words) {
    return words.map(Problem.Own::new);
  }

  private static Optional<Problem> whole(Value value, Scalar type, long least, long most) {
    return switch (value) {
      case Value.Int number when number.value() >= least && number.value() <= most -> Optional.empty();
      case Value.Int number -> Optional.of(new Problem.Mismatch("number " + number.value(), GoNames.of(type)));
      case Value.Dec number -> Optional.of(new Problem.Mismatch("number " + JsonText.of(number), GoNames.of(type)));
      case Value.Str text -> require(false, text, type);
      case Value.Bool truth -> require(false, truth, type);
      case Value.Obj object -> require(false, object, type);
      case Value.Arr array -> require(false, array, type);
      case Value.Null none -> Optional.empty();
    };
  }

  private static Optional<Problem> time(Value value, String layout) {
    if (!(value instanceof Value.Str text)) {
      return ownMismatch(value, "string");
    }
    return Timestamp.parse(text.value()).isPresent()
        ? Optional.empty()
        : own(Optional.of(GoTimeWords.refusal(text.value(), layout)));
  }

  private static Optional<Problem> duration(Value value) {
    if (!(value instanceof Value.Str text)) {
      return ownMismatch(value, "string");
    }
    boolean fits = text.value().matches("[-+]?(0|((\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h))+)");
    return fits ? Optional.empty() : own(Optional.of("time: invalid duration " + JsonText.of(text)));
  }

  private static Optional<Problem> intOrString(Value value) {
    if (value instanceof Value.Str) {
      return Optional.empty();
    }
    return whole(value, Scalar.INT32, Integer.MIN_VALUE, Integer.MAX_VALUE).map(problem -> switch (problem) {
      case Problem.Mismatch mismatch -> new Problem.Own("json: cannot unmarshal " + mismatch.value() + " into Go value of type int32");
      case Problem.Own words -> words;
    });
  }

  private static Optional<Problem> ownMismatch(Value value, String type) {
    return own(Optional.of("json: cannot unmarshal " + word(value) + " into Go value of type " + type));
  }
}
