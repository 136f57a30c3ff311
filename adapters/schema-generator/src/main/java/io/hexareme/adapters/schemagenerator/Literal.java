package io.hexareme.adapters.schemagenerator;

import io.hexareme.ports.value.Value;

/** A default as written in a marker or in the overlay: a JSON string without escapes, a whole number, a truth value {@code {}}, or a list of one. */
final class Literal {
  private Literal() {}

  static Value parse(String text) {
    if (text.equals("{}")) {
      return Value.Obj.EMPTY;
    }
    if (text.equals("true") || text.equals("false")) {
      return Value.of(text.equals("true"));
    }
    if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
      return Value.of(text.substring(1, text.length() - 1));
    }
    if (text.startsWith("[") && text.endsWith("]")) {
      return Value.array(parse(text.substring(1, text.length() - 1)));
    }
    if (text.matches("-?\\d+")) {
      return Value.of(Long.parseLong(text));
    }
    throw new IllegalStateException("a default of another form: " + text);
  }
}
