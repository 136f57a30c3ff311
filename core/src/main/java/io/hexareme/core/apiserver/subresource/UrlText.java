package io.hexareme.core.apiserver.subresource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Percent-encoding (RFC 3986) of what was decoded on its way in. */
final class UrlText {
  private static final String UNRESERVED = "-._~";
  private static final String IN_PATHS = "/:@!$&'()*+,;=";

  private UrlText() {}

  static String path(String decoded) {
    return encoded(decoded, IN_PATHS);
  }

  /** With its question mark; empty for none. */
  static String query(Map<String, List<String>> query) {
    String pairs = query.entrySet().stream()
        .flatMap(parameter -> parameter.getValue().stream().map(value -> encoded(parameter.getKey(), "") + "=" + encoded(value, "")))
        .collect(Collectors.joining("&"));
    return pairs.isEmpty() ? "" : "?" + pairs;
  }

  private static String encoded(String text, String also) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0 || also.indexOf(c) >= 0);
      encoded.append(plain ? String.valueOf(c) : "%" + Character.forDigit(c >> 4, 16) + Character.forDigit(c & 15, 16));
    }
    return encoded.toString();
  }
}
