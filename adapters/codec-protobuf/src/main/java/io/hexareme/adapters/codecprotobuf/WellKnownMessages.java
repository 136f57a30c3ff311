package io.hexareme.adapters.codecprotobuf;

import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Messages that JSON writes as one value: times, durations, quantities, numbers-or-names, raw JSON. */
final class WellKnownMessages {
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");
  private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
  private static final long FIRST_SECOND = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private final BodyDecoder json;
  /** Reads raw bytes that are protobuf with an envelope themselves. */
  private final BodyDecoder nested;

  WellKnownMessages(BodyDecoder json, BodyDecoder nested) {
    this.json = json;
    this.nested = nested;
  }

  Value read(WireReader in, Scalar scalar) throws MalformedBody {
    return switch (scalar) {
      case TIME -> time(in, SECONDS);
      case MICRO_TIME -> time(in, MICROS);
      case DURATION -> Value.of(GoDuration.text(Fields.of(in).number(1)));
      case QUANTITY -> quantity(Fields.of(in));
      case INT_OR_STRING -> intOrString(Fields.of(in));
      case FIELDS_V1, ANY -> raw(Fields.of(in).bytes(1));
      case BOOLEAN, INT32, INT64, DOUBLE, STRING, BYTES -> throw new IllegalStateException(scalar + " is no message");
    };
  }

  /** The empty message is Go's zero time, which JSON writes as null. */
  private static Value time(WireReader in, DateTimeFormatter form) throws MalformedBody {
    if (in.isEmpty()) {
      return Value.Null.NULL;
    }
    Fields fields = Fields.of(in);
    long seconds = fields.number(1);
    long nanos = fields.number(2);
    if (seconds < FIRST_SECOND || seconds > LAST_SECOND || nanos < 0 || nanos > 999_999_999) {
      throw in.malformed("a time that RFC 3339 cannot write");
    }
    return Value.of(form.format(LocalDateTime.ofEpochSecond(seconds, (int) nanos, ZoneOffset.UTC)));
  }

  private static Value quantity(Fields fields) throws MalformedBody {
    String text = fields.text(1);
    return Value.of(text.isEmpty() ? "0" : text);
  }

  private static Value intOrString(Fields fields) throws MalformedBody {
    return fields.number(1) == 0 ? Value.of((int) fields.number(2)) : Value.of(fields.text(3));
  }

  private Value raw(byte[] bytes) throws MalformedBody {
    if (bytes.length == 0) {
      return Value.Null.NULL;
    }
    Bytes body = new Bytes(bytes);
    return (body.startsWith(ProtobufDecoder.MAGIC) ? nested : json).decode(body).value();
  }
}
