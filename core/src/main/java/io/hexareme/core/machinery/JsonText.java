package io.hexareme.core.machinery;

import io.hexareme.ports.value.Value;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;

/**
 * Compact JSON of a tree, for messages that quote a value. Bodies go through the codec port instead.
 *
 * <p>Like Go's encoder it escapes {@code < > &}, which the texts of validation errors show.
 */
public final class JsonText {
  private final StringBuilder text = new StringBuilder();

  private JsonText() {}

  public static String of(Value value) {
    JsonText writer = new JsonText();
    writer.write(value);
    return writer.text.toString();
  }

  private void write(Value value) {
    switch (value) {
      case Value.Obj object -> object(object.fields());
      case Value.Arr array -> array(array.items());
      case Value.Str string -> string(string.value());
      case Value.Int number -> text.append(number.value());
      case Value.Dec number -> text.append(number.value());
      case Value.Bool truth -> text.append(truth == Value.Bool.TRUE);
      case Value.Null none -> text.append("null");
    }
  }

  private void object(Map<String, Value> fields) {
    text.append('{');
    String separator = "";
    for (Map.Entry<String, Value> field : fields.entrySet()) {
      text.append(separator);
      string(field.getKey());
      text.append(':');
      write(field.getValue());
      separator = ",";
    }
    text.append('}');
  }

  private void array(Iterable<Value> items) {
    text.append('[');
    for (Iterator<Value> each = items.iterator(); each.hasNext(); ) {
      write(each.next());
      text.append(each.hasNext() ? "," : "");
    }
    text.append(']');
  }

  private void string(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      character(string.charAt(i));
    }
    text.append('"');
  }

  private void character(char c) {
    switch (c) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> {
        if (c < 0x20 || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
          text.append("\\u").append(HexFormat.of().toHexDigits(c));
        } else {
          text.append(c);
        }
      }
    }
  }
}
