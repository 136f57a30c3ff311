package io.hexareme.adapters.codecjackson;

import java.util.Optional;

/**
 * Finds the first thing that is wrong with a text that is not JSON, in the words of Go's parser ({@code invalid character 'x'
 * looking for beginning of value}). Only read when the fast parser has already refused: speed does not matter here.
 */
final class JsonSyntax {
  private static final String END = "unexpected end of JSON input";

  private final byte[] text;
  private int at;

  private JsonSyntax(byte[] text) {
    this.text = text;
  }

  /** What is wrong; empty when the grammar is kept and the fault is another (a number out of range, invalid UTF-8). */
  static Optional<String> complaint(byte[] text) {
    JsonSyntax syntax = new JsonSyntax(text);
    try {
      syntax.value(0);
      syntax.skipSpace();
      if (syntax.at < text.length) {
        throw syntax.invalid("after top-level value");
      }
      return Optional.empty();
    } catch (Fault fault) {
      return Optional.of(fault.getMessage());
    }
  }

  private void value(int depth) throws Fault {
    skipSpace();
    byte first = peek();
    if (depth == Limits.DEPTH && (first == '{' || first == '[')) {
      throw new Fault("exceeded max depth");
    }
    switch (first) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> {
        if (first != '-' && !digit(first)) {
          throw invalid("looking for beginning of value");
        }
        number();
      }
    }
  }

  private void object(int depth) throws Fault {
    at++;
    skipSpace();
    if (peek() == '}') {
      at++;
      return;
    }
    while (true) {
      skipSpace();
      expect('"', "looking for beginning of object key string");
      at--;
      string();
      skipSpace();
      expect(':', "after object key");
      value(depth + 1);
      skipSpace();
      if (peek() == '}') {
        at++;
        return;
      }
      expect(',', "after object key:value pair");
    }
  }

  private void array(int depth) throws Fault {
    at++;
    skipSpace();
    if (peek() == ']') {
      at++;
      return;
    }
    while (true) {
      value(depth + 1);
      skipSpace();
      if (peek() == ']') {
        at++;
        return;
      }
      expect(',', "after array element");
    }
  }

  private void string() throws Fault {
    at++;
    while (peek() != '"') {
      if (peek() >= 0 && peek() < 0x20) {
        throw invalid("in string literal");
      }
      if (text[at++] == '\\') {
        escape();
      }
    }
    at++;
  }

  private void escape() throws Fault {
    if ("\"\\/bfnrtu".indexOf(peek()) < 0) {
      throw invalid("in string escape code");
    }
    if (text[at++] != 'u') {
      return;
    }
    for (int i = 0; i < 4; i++) {
      if (Character.digit((char) peek(), 16) < 0) {
        throw invalid("in \\u hexadecimal character escape");
      }
      at++;
    }
  }

  private void number() throws Fault {
    if (peek() == '-') {
      at++;
      if (!digit(peek())) {
        throw invalid("in numeric literal");
      }
    }
    if (text[at++] != '0') {
      digits();
    }
    if (at < text.length && text[at] == '.') {
      at++;
      if (!digit(peek())) {
        throw invalid("after decimal point in numeric literal");
      }
      digits();
    }
    if (at < text.length && (text[at] | 0x20) == 'e') {
      exponent();
    }
  }

  private void exponent() throws Fault {
    at++;
    if (peek() == '+' || peek() == '-') {
      at++;
    }
    if (!digit(peek())) {
      throw invalid("in exponent of numeric literal");
    }
    digits();
  }

  private void digits() {
    while (at < text.length && digit(text[at])) {
      at++;
    }
  }

  private void literal(String word) throws Fault {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i), "in literal " + word + " (expecting '" + word.charAt(i) + "')");
    }
  }

  private void expect(char wanted, String where) throws Fault {
    if (peek() != wanted) {
      throw invalid(where);
    }
    at++;
  }

  private void skipSpace() {
    while (at < text.length && " \t\r\n".indexOf(text[at]) >= 0) {
      at++;
    }
  }

  private byte peek() throws Fault {
    if (at >= text.length) {
      throw new Fault(END);
    }
    return text[at];
  }

  private static boolean digit(byte character) {
    return character >= '0' && character <= '9';
  }

  private Fault invalid(String where) {
    return new Fault("invalid character " + quoted(text[at] & 0xff) + " " + where);
  }

  /** Go's way to show a single octet. */
  private static String quoted(int octet) {
    return switch (octet) {
      case '\'' -> "'\\''";
      case '\\' -> "'\\\\'";
      case '\n' -> "'\\n'";
      case '\r' -> "'\\r'";
      case '\t' -> "'\\t'";
      case '\b' -> "'\\b'";
      case '\f' -> "'\\f'";
      case 7 -> "'\\a'";
      case 11 -> "'\\v'";
      default -> octet < 0x20 || octet == 0x7f
          ? String.format("'\\x%02x'", octet)
          : octet >= 0x80 && octet < 0xa1 || octet == 0xad ? String.format("'\\u%04x'", octet) : "'" + (char) octet + "'";
    };
  }

  /** Carries the finding out of the recursion; no stack trace, it is data. */
  private static final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    Fault(String message) {
      super(message, null, false, false);
    }
  }
}
