package io.hexareme.core.machinery;

/** Backslashes in the values of field selectors. */
final class FieldSelectorEscapes {

  /** What a written value means. */
  sealed interface Unescaped {}

  record Plain(String text) implements Unescaped {}

  record Broken(String message) implements Unescaped {}

  private static final String SPECIAL = "\\,=";

  private FieldSelectorEscapes() {}

  static String escape(String value) {
    StringBuilder escaped = new StringBuilder();
    value.chars().forEach(c -> {
      if (SPECIAL.indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append((char) c);
    });
    return escaped.toString();
  }

  static Unescaped unescape(String written) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '\\') {
        i++;
        if (i == written.length() || SPECIAL.indexOf(written.charAt(i)) < 0) {
          String sequence = written.substring(i - 1, Math.min(i + 1, written.length()));
          return new Broken("invalid field selector: invalid escape sequence: " + sequence);
        }
        plain.append(written.charAt(i));
      } else if (SPECIAL.indexOf(c) >= 0) {
        // Kubernetes prints the character's code point here, not the character.
        return new Broken("invalid field selector: unescaped character in value: " + (int) c);
      } else {
        plain.append(c);
      }
    }
    return new Plain(plain.toString());
  }
}
