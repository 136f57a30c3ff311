package io.hexareme.adapters.expressionscel;

import io.hexareme.ports.value.Bytes;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** {@code "%s is %d".format([name, count])}. */
final class Formatting {
  static final List<Fn> ALL = List.of(Fn.of("string:format(list<dyn>) string", a -> format((String) a[0], (List<?>) a[1])));

  private Formatting() {}

  private static String format(String form, List<?> arguments) {
    StringBuilder all = new StringBuilder();
    int used = 0;
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      if (c != '%') {
        all.append(c);
      } else if (i + 1 < form.length() && form.charAt(i + 1) == '%') {
        all.append('%');
        i++;
      } else {
        int digits = 6;
        int end = i + 1;
        if (end < form.length() && form.charAt(end) == '.') {
          int start = end + 1;
          end = start;
          while (end < form.length() && Character.isDigit(form.charAt(end))) {
            end++;
          }
          digits = start == end || end - start > 3 ? 0 : Integer.parseInt(form.substring(start, end));
        }
        if (end >= form.length()) {
          throw new CelFailure("unexpected end of string");
        }
        if (used >= arguments.size()) {
          throw new CelFailure("index " + used + " out of range");
        }
        all.append(clause(form.charAt(end), digits, arguments.get(used++)));
        i = end;
      }
      Strings.room(all.length());
    }
    return all.toString();
  }

  private static String clause(char clause, int digits, Object value) {
    return switch (clause) {
      case 's' -> text(value, false);
      case 'd' -> decimal(value);
      case 'f' -> Numbers.fixed(floating(value, "fixed-point"), digits);
      case 'e' -> Numbers.scientific(floating(value, "scientific notation"), digits);
      case 'b' -> value instanceof Boolean truth ? truth ? "1" : "0" : radix(value, 2, "binary");
      case 'o' -> radix(value, 8, "octal");
      case 'x' -> hex(value);
      case 'X' -> hex(value).toUpperCase(java.util.Locale.ROOT);
      default -> throw new CelFailure("could not parse formatting clause: unrecognized formatting clause \"" + clause + "\"");
    };
  }

  private static String decimal(Object value) {
    if (value instanceof Long || value instanceof UInt || value instanceof Double) {
      return Conversions.string(value);
    }
    throw new CelFailure("error during formatting: decimal clause can only be used on integers, was given " + Basics.typeName(value));
  }

  private static double floating(Object value, String clause) {
    return switch (value) {
      case Double number -> number;
      case Long number -> number;
      case UInt number -> number.toDouble();
      default -> throw new CelFailure("error during formatting: " + clause + " clause can only be used on doubles, was given "
          + Basics.typeName(value));
    };
  }

  private static String radix(Object value, int radix, String clause) {
    return switch (value) {
      case Long number -> Long.toString(number, radix);
      case UInt number -> new BigInteger(number.toString()).toString(radix);
      default -> throw new CelFailure("error during formatting: " + clause + " clause can only be used on integers, was given "
          + Basics.typeName(value));
    };
  }

  private static String hex(Object value) {
    return switch (value) {
      case String text -> HexFormat.of().formatHex(Bytes.utf8(text).array());
      case Bytes bytes -> HexFormat.of().formatHex(bytes.array());
      case Long _, UInt _ -> radix(value, 16, "hex");
      default -> throw new CelFailure("error during formatting: hex clause can only be used on integers, byte buffers, and strings, "
          + "was given " + Basics.typeName(value));
    };
  }

  /** @param inside whether it stands in a list or map, where types show */
  private static String text(Object value, boolean inside) {
    return switch (value) {
      case NullValue _ -> "null";
      case String text -> inside ? quoted(text) : text;
      case Double number when inside && !number.isNaN() && !number.isInfinite() -> Numbers.fixed(number, 6);
      case Instant time when inside -> "timestamp(" + quoted(Times.text(time)) + ")";
      case Duration duration when inside -> "duration(" + quoted(Times.text(duration)) + ")";
      case List<?> list -> list.stream().map(item -> text(item, true)).collect(Collectors.joining(", ", "[", "]"));
      case Mapping map -> StreamSupport.stream(map.keys().spliterator(), false)
          .map(key -> text(key, true) + ":" + text(map.find(key), true)).sorted().collect(Collectors.joining(", ", "{", "}"));
      case Long _, UInt _, Double _, Boolean _, Bytes _, Instant _, Duration _, TypeName _ -> Conversions.string(value);
      default -> throw new CelFailure("error during formatting: string clause can only be used on strings, bools, bytes, ints, doubles, "
          + "maps, lists, types, durations, and timestamps, was given " + Basics.typeName(value));
    };
  }

  static String quoted(String text) {
    StringBuilder all = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      all.append(switch (c) {
        case '"' -> "\\\"";
        case '\\' -> "\\\\";
        case '\n' -> "\\n";
        case '\r' -> "\\r";
        case '\t' -> "\\t";
        case '\b' -> "\\b";
        case '\f' -> "\\f";
        case 0x07 -> "\\a";
        case 0x0b -> "\\v";
        default -> String.valueOf(c);
      });
    }
    return all.append('"').toString();
  }
}
