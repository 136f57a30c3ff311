package io.hexareme.adapters.codecjackson;

import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Writes one tree into one growing array: no intermediate strings, no copies but the last trim. */
final class JsonWriter {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  /** By ASCII character: 0 plain, 'u' a six-character escape, anything else the letter after the backslash. */
  private static final byte[] ESCAPE = escapes();

  private byte[] out = new byte[512];
  private int size;

  Bytes bytes() {
    return new Bytes(size == out.length ? out : Arrays.copyOf(out, size));
  }

  void write(Value value) {
    switch (value) {
      case Value.Obj object -> object(object);
      case Value.Arr array -> array(array);
      case Value.Str text -> string(text.value());
      case Value.Int number -> whole(number.value());
      case Value.Dec number -> ascii(Decimals.print(number.value()));
      case Value.Bool truth -> raw(truth == Value.Bool.TRUE ? TRUE : FALSE);
      case Value.Null _ -> raw(NULL);
    }
  }

  private void object(Value.Obj object) {
    char before = '{';
    for (Map.Entry<String, Value> field : object.fields().entrySet()) {
      one(before);
      string(field.getKey());
      one(':');
      write(field.getValue());
      before = ',';
    }
    if (before == '{') {
      one('{');
    }
    one('}');
  }

  private void array(Value.Arr array) {
    char before = '[';
    for (Value item : array.items()) {
      one(before);
      write(item);
      before = ',';
    }
    if (before == '[') {
      one('[');
    }
    one(']');
  }

  private void string(String text) {
    int length = text.length();
    room(length + 2);
    out[size++] = '"';
    int i = 0;
    // Room for the whole text is there, so the common case is one array store a character.
    for (; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || ESCAPE[c] != 0) {
        break;
      }
      out[size++] = (byte) c;
    }
    while (i < length) {
      i += special(text, i);
    }
    one('"');
  }

  /** Writes the character at {@code i}, whatever it is; answers how many chars it took. */
  private int special(String text, int i) {
    room(6);
    char c = text.charAt(i);
    if (c < 0x80) {
      ascii(c);
      return 1;
    }
    if (c < 0x800) {
      out[size++] = (byte) (0xc0 | c >> 6);
      out[size++] = (byte) (0x80 | c & 0x3f);
      return 1;
    }
    if (!Character.isSurrogate(c)) {
      threeOctets(c);
      return 1;
    }
    int point = text.codePointAt(i);
    if (point == c) {
      unicodeEscape('\ufffd'); // half a pair: no UTF-8 exists for it
      return 1;
    }
    out[size++] = (byte) (0xf0 | point >> 18);
    out[size++] = (byte) (0x80 | point >> 12 & 0x3f);
    out[size++] = (byte) (0x80 | point >> 6 & 0x3f);
    out[size++] = (byte) (0x80 | point & 0x3f);
    return 2;
  }

  private void ascii(char c) {
    byte escape = ESCAPE[c];
    if (escape == 0) {
      out[size++] = (byte) c;
    } else if (escape == 'u') {
      unicodeEscape(c);
    } else {
      out[size++] = '\\';
      out[size++] = escape;
    }
  }

  private void threeOctets(char c) {
    if (c == '\u2028' || c == '\u2029') {
      unicodeEscape(c);
      return;
    }
    out[size++] = (byte) (0xe0 | c >> 12);
    out[size++] = (byte) (0x80 | c >> 6 & 0x3f);
    out[size++] = (byte) (0x80 | c & 0x3f);
  }

  private void unicodeEscape(char c) {
    out[size++] = '\\';
    out[size++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      out[size++] = HEX[c >> shift & 0xf];
    }
  }

  private void whole(long number) {
    if (number >= 0 && number < 10) {
      one((char) ('0' + number));
    } else {
      ascii(Long.toString(number));
    }
  }

  private void ascii(String text) {
    raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void raw(byte[] octets) {
    room(octets.length);
    System.arraycopy(octets, 0, out, size, octets.length);
    size += octets.length;
  }

  private void one(char c) {
    room(1);
    out[size++] = (byte) c;
  }

  private void room(int more) {
    if (out.length - size < more) {
      out = Arrays.copyOf(out, Math.max(out.length * 2, size + more));
    }
  }

  private static byte[] escapes() {
    byte[] table = new byte[0x80];
    Arrays.fill(table, 0, 0x20, (byte) 'u');
    "<>&".chars().forEach(c -> table[c] = 'u');
    table['"'] = '"';
    table['\\'] = '\\';
    table['\n'] = 'n';
    table['\r'] = 'r';
    table['\t'] = 't';
    table['\b'] = 'b';
    table['\f'] = 'f';
    return table;
  }
}
