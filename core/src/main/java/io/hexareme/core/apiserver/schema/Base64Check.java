package io.hexareme.core.apiserver.schema;

import java.util.Optional;

/** Whether a text is standard, padded base64, in the words of Go's decoder. */
final class Base64Check {
  private Base64Check() {}

  static Optional<String> problem(String text) {
    int digits = 0;
    int at = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        continue;
      }
      if (c == '=') {
        return padding(text, at, digits);
      }
      if (!isDigit(c)) {
        return illegal(at);
      }
      digits++;
    }
    return digits % 4 == 0 ? Optional.empty() : illegal(at - digits % 4);
  }

  /** {@code at} is the first padding character, after {@code digits} digits. */
  private static Optional<String> padding(String text, int at, int digits) {
    int next = at + 1;
    switch (digits % 4) {
      case 0, 1 -> {
        return illegal(at);
      }
      case 2 -> {
        next = skipLineEnds(text, next);
        if (next == text.length()) {
          return illegal(next);
        }
        if (text.charAt(next) != '=') {
          return illegal(next - 1);
        }
        next++;
      }
      default -> { }
    }
    next = skipLineEnds(text, next);
    return next < text.length() ? illegal(next) : Optional.empty();
  }

  private static int skipLineEnds(String text, int from) {
    int next = from;
    while (next < text.length() && (text.charAt(next) == '\n' || text.charAt(next) == '\r')) {
      next++;
    }
    return next;
  }

  private static boolean isDigit(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/';
  }

  private static Optional<String> illegal(int at) {
    return Optional.of("illegal base64 data at input byte " + at);
  }
}
