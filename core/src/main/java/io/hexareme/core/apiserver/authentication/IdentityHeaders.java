package io.hexareme.core.apiserver.authentication;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How headers name parts of an identity, to those who act as another and to those who speak for another. */
final class IdentityHeaders {
  private IdentityHeaders() {}

  /** The values of a repeated header, which the transport joins with commas. */
  static List<String> values(String joined) {
    List<String> values = new ArrayList<>();
    for (String part : joined.split(",")) {
      if (!part.isBlank()) {
        values.add(part.strip());
      }
    }
    return values;
  }

  /** The key of an extra field: what follows the prefix of that length. */
  static String key(String header, int prefix) {
    return percentDecoded(header.substring(prefix).toLowerCase(Locale.ROOT));
  }

  /** Header names cannot hold a slash, so clients escape the keys; one that is not well escaped is taken as it is. */
  private static String percentDecoded(String key) {
    byte[] decoded = new byte[key.length()];
    int length = 0;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean escape = c == '%';
      int octet = !escape ? c : i + 2 < key.length() ? Character.digit(key.charAt(i + 1), 16) << 4 | Character.digit(key.charAt(i + 2), 16) : -1;
      if (octet < 0 || octet > 255) {
        return key;
      }
      decoded[length++] = (byte) octet;
      i += escape ? 2 : 0;
    }
    return new String(decoded, 0, length, StandardCharsets.UTF_8);
  }
}
