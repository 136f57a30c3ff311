package io.hexareme.adapters.codecprotobuf;

import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.value.Value;
import java.util.Base64;

/** Leaves: how they stand on the wire. Those that are messages there are read by {@link WellKnownMessages}. */
final class Scalars {
  private Scalars() {}

  static int wireType(Scalar scalar) {
    return switch (scalar) {
      case BOOLEAN, INT32, INT64 -> WireReader.VARINT;
      case DOUBLE -> WireReader.FIXED64;
      case STRING, BYTES, TIME, MICRO_TIME, DURATION, QUANTITY, INT_OR_STRING, FIELDS_V1, ANY -> WireReader.BYTES;
    };
  }

  static boolean isMessage(Scalar scalar) {
    return switch (scalar) {
      case BOOLEAN, INT32, INT64, DOUBLE, STRING, BYTES -> false;
      case TIME, MICRO_TIME, DURATION, QUANTITY, INT_OR_STRING, FIELDS_V1, ANY -> true;
    };
  }

  static Value read(WireReader in, Scalar scalar) throws MalformedBody {
    return switch (scalar) {
      case BOOLEAN -> Value.of(in.varint() != 0);
      case INT32 -> Value.of((int) in.varint());
      case INT64 -> Value.of(in.varint());
      case DOUBLE -> number(in, in.fixedDouble());
      case STRING -> Value.of(in.text());
      case BYTES -> Value.of(Base64.getEncoder().encodeToString(in.bytes()));
      case TIME, MICRO_TIME, DURATION, QUANTITY, INT_OR_STRING, FIELDS_V1, ANY -> throw new IllegalStateException(scalar + " is a message");
    };
  }

  /** JSON knows no infinities; whole numbers are whole numbers, as a JSON reader would make them. */
  private static Value number(WireReader in, double number) throws MalformedBody {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw in.malformed("a number that JSON cannot write");
    }
    return number == Math.rint(number) && Math.abs(number) < 1e15 ? Value.of((long) number) : new Value.Dec(number);
  }

  /** What stands for a map value that is not on the wire. */
  static Value zero(Scalar scalar) {
    return switch (scalar) {
      case BOOLEAN -> Value.of(false);
      case INT32, INT64, DOUBLE, INT_OR_STRING -> Value.of(0);
      case STRING, BYTES -> Value.of("");
      case QUANTITY -> Value.of("0");
      case DURATION -> Value.of("0s");
      case TIME, MICRO_TIME, FIELDS_V1, ANY -> Value.Null.NULL;
    };
  }
}
