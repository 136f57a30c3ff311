package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.value.Value;
import java.util.HexFormat;

/** The little JSON that path elements are written in: scalars, and flat objects of them. */
final class JsonText {
  private JsonText() {}

  static void append(StringBuilder text, Value value) {
    switch (value) {
      case Value.Str string -> appendString(text, string.value());
      case Value.Int number -> text.append(number.value());
      case Value.Dec number -> appendNumber(text, number.value());
      case Value.Bool truth -> text.append(truth == Value.Bool.TRUE);
      case Value.Null _ -> text.append("null");
      case Value.Arr array -> {
        text.append('[');
        String separator = "";
        for (Value item : array.items()) {
          append(text.append(separator), item);
          separator = ",";
        }
        text.append(']');
      }
      case Value.Obj object -> {
        text.append('{');
        String separator = "";
        for (var field : object.fields().entrySet()) {
          appendString(text.append(separator), field.getKey());
          append(text.append(':'), field.getValue());
          separator = ",";
        }
        text.append('}');
      }
    }
  }

  /** A key of 2.0, such as the default of a schema, is the key 2. */
  private static void appendNumber(StringBuilder text, double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1L << 53) {
      text.append((long) number);
    } else {
      text.append(number);
    }
  }

  static void appendString(StringBuilder text, String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < 0x20) {
            text.append("\\u").append(HexFormat.of().toHexDigits(c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  /** {@code {"name":"web","port":80}} as {@code name="web",port=80}; text of any other form comes back unharmed but odd. */
  static String assignments(String object) {
    StringBuilder text = new StringBuilder();
    boolean inString = false;
    boolean inName = true;
    for (int i = 1; i < object.length() - 1; i++) {
      char c = object.charAt(i);
      if (inString && c == '\\') {
        text.append(c).append(object.charAt(++i));
        continue;
      }
      boolean quote = c == '"';
      inString ^= quote;
      if (quote && inName) {
        continue;
      }
      if (!inString && (c == ':' || c == ',')) {
        inName = c == ',';
        text.append(c == ':' ? '=' : c);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
