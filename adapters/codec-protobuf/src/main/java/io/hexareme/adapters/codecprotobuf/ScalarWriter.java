package io.hexareme.adapters.codecprotobuf;

import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.value.Value;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;

/** Leaves onto the wire, those among them that are messages there: times, durations, quantities, raw JSON. */
final class ScalarWriter {
  private static final byte[] NONE = {};

  private final BodyEncoder json;

  /** @param json writes what some fields hold as JSON in bytes */
  ScalarWriter(BodyEncoder json) {
    this.json = json;
  }

  void write(WireWriter out, int number, Scalar scalar, Value value) {
    switch (scalar) {
      case BOOLEAN -> out.varint(number, value == Value.Bool.TRUE ? 1 : 0);
      case INT32, INT64 -> out.varint(number, value.asLong(0));
      case DOUBLE -> out.fixed(number, value instanceof Value.Dec decimal ? decimal.value() : value.asLong(0));
      case STRING -> out.text(number, value.asString(""));
      case BYTES -> out.bytes(number, bytes(value.asString("")));
      case TIME, MICRO_TIME, DURATION, QUANTITY, INT_OR_STRING, FIELDS_V1, ANY -> {
        int began = out.begin(number);
        message(out, scalar, value);
        out.end(began);
      }
    }
  }

  private void message(WireWriter out, Scalar scalar, Value value) {
    switch (scalar) {
      case TIME -> time(out, value, false);
      case MICRO_TIME -> time(out, value, true);
      case DURATION -> out.varint(1, GoDuration.nanos(value.asString("")));
      case QUANTITY -> out.text(1, value instanceof Value.Int whole ? Long.toString(whole.value()) : value.asString("0"));
      case INT_OR_STRING -> intOrString(out, value);
      case FIELDS_V1, ANY -> out.bytes(1, json.encode(value).array());
      case BOOLEAN, INT32, INT64, DOUBLE, STRING, BYTES -> throw new IllegalStateException(scalar + " is no message");
    }
  }

  /** Go keeps the seconds of a Time, and of a MicroTime what six digits show. */
  private static void time(WireWriter out, Value value, boolean micro) {
    String text = value.asString("");
    if (text.isEmpty()) {
      return;
    }
    Instant instant = OffsetDateTime.parse(text).toInstant();
    out.varint(1, instant.getEpochSecond());
    out.varint(2, micro ? instant.getNano() / 1000 * 1000 : 0);
  }

  private static void intOrString(WireWriter out, Value value) {
    boolean number = value instanceof Value.Int;
    out.varint(1, number ? 0 : 1);
    out.varint(2, number ? value.asLong(0) : 0);
    out.text(3, number ? "" : value.asString(""));
  }

  /** Base64 as JSON carries it; Go's decoder passes over line ends. */
  private static byte[] bytes(String base64) {
    return base64.isEmpty() ? NONE : Base64.getMimeDecoder().decode(base64);
  }
}
