package io.hexareme.adapters.expressionscel;

import io.hexareme.ports.value.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** From one type to another: {@code int(x)}, {@code string(x)} and the like. */
final class Conversions {
  static final List<Fn> ALL = List.of(
      Fn.of("int(A) int", a -> integer(a[0])),
      Fn.of("uint(A) uint", a -> unsigned(a[0])),
      Fn.of("double(A) double", a -> floating(a[0])),
      Fn.of("string(A) string", a -> string(a[0])),
      Fn.of("bytes(A) bytes", a -> bytes(a[0])),
      Fn.of("bool(A) bool", a -> bool(a[0])),
      Fn.of("dyn(A) dyn", a -> a[0]),
      Fn.of("type(A) dyn", a -> new TypeName(Basics.typeName(a[0]))),
      Fn.of("timestamp(A) timestamp", a -> timestamp(a[0])),
      Fn.of("duration(A) duration", a -> duration(a[0])));

  private Conversions() {}

  private static CelFailure mismatch(Object value, String to) {
    return new CelFailure("type conversion error from '" + Basics.typeName(value) + "' to '" + to + "'");
  }

  private static Long integer(Object value) {
    return switch (value) {
      case Long number -> number;
      case UInt number when number.bits() >= 0 -> number.bits();
      case Double number when number > -0x1p63 && number < 0x1p63 -> number.longValue();
      case UInt _, Double _ -> throw new CelFailure("integer overflow");
      case String text -> parsed(text, value);
      case Instant time -> time.getEpochSecond();
      case Duration duration -> Times.nanos(duration);
      default -> throw mismatch(value, "int");
    };
  }

  private static Long parsed(String text, Object value) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw mismatch(value, "int");
    }
  }

  private static UInt unsigned(Object value) {
    return switch (value) {
      case UInt number -> number;
      case Long number when number >= 0 -> new UInt(number);
      case Double number when number >= 0 && number < 0x1p64 -> new UInt(new BigDecimal(number).toBigInteger().longValue());
      case Long _, Double _ -> throw new CelFailure("unsigned integer overflow");
      case String text when text.matches("[0-9]{1,20}") && new BigInteger(text).bitLength() <= Long.SIZE ->
          new UInt(Long.parseUnsignedLong(text));
      default -> throw mismatch(value, "uint");
    };
  }

  private static Double floating(Object value) {
    return switch (value) {
      case Double number -> number;
      case Long number -> (double) number;
      case UInt number -> number.toDouble();
      case String text -> parsedDouble(text, value);
      default -> throw mismatch(value, "double");
    };
  }

  private static Double parsedDouble(String text, Object value) {
    try {
      return switch (text.toLowerCase(java.util.Locale.ROOT)) {
        case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
        case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
        case "nan" -> Double.NaN;
        default -> {
          if (!text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
            throw mismatch(value, "double");
          }
          yield Double.parseDouble(text);
        }
      };
    } catch (NumberFormatException notANumber) {
      throw mismatch(value, "double");
    }
  }

  static String string(Object value) {
    return switch (value) {
      case String text -> text;
      case Long number -> number.toString();
      case UInt number -> number.toString();
      case Double number -> Numbers.shortest(number);
      case Boolean truth -> truth.toString();
      case Bytes bytes -> utf8(bytes);
      case Instant time -> Times.text(time);
      case Duration duration -> Times.text(duration);
      case TypeName type -> type.name();
      case Networks.Ip ip -> ip.toString();
      case Networks.Cidr cidr -> cidr.toString();
      default -> throw mismatch(value, "string");
    };
  }

  private static String utf8(Bytes bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.array())).toString();
    } catch (CharacterCodingException notText) {
      throw new CelFailure("invalid UTF-8 in bytes, cannot convert to string");
    }
  }

  private static Bytes bytes(Object value) {
    return switch (value) {
      case Bytes bytes -> bytes;
      case String text -> Bytes.utf8(text);
      default -> throw mismatch(value, "bytes");
    };
  }

  private static Boolean bool(Object value) {
    return switch (value) {
      case Boolean truth -> truth;
      case String text -> switch (text) {
        case "1", "t", "T", "true", "TRUE", "True" -> true;
        case "0", "f", "F", "false", "FALSE", "False" -> false;
        default -> throw mismatch(value, "bool");
      };
      default -> throw mismatch(value, "bool");
    };
  }

  private static Instant timestamp(Object value) {
    return switch (value) {
      case Instant time -> time;
      case String text -> Times.timestamp(text);
      case Long seconds -> Times.bounded(seconds);
      default -> throw mismatch(value, "google.protobuf.Timestamp");
    };
  }

  private static Duration duration(Object value) {
    return switch (value) {
      case Duration duration -> duration;
      case String text -> Times.duration(text);
      case Long nanos -> Duration.ofNanos(nanos);
      default -> throw mismatch(value, "google.protobuf.Duration");
    };
  }
}
