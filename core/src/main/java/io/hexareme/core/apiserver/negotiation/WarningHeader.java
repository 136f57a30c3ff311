package io.hexareme.core.apiserver.negotiation;

import java.util.ArrayList;
import java.util.List;

/**
 * Warnings as one header (RFC 9111, section 5.5: code 299, no agent, the text quoted). What a client wrote may stand in them, so
 * control characters become spaces, and what gets too long is cut as Kubernetes cuts it.
 */
final class WarningHeader {
  /** Beyond that many characters in all, each text is cut to {@link #SHORT}. */
  private static final int LONG = 4096;
  private static final int SHORT = 256;

  private WarningHeader() {}

  /** Empty when there are none. */
  static String of(List<String> warnings) {
    boolean tooLong = warnings.stream().mapToInt(String::length).sum() > LONG;
    List<String> shown = new ArrayList<>();
    int length = 0;
    for (String warning : warnings) {
      String text = tooLong && warning.length() > SHORT ? warning.substring(0, SHORT) : warning;
      length += text.length();
      if (length > LONG) {
        break;
      }
      shown.add("299 - \"" + quoted(text) + "\"");
    }
    return String.join(", ", shown);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\');
      }
      quoted.append(Character.isISOControl(c) || Character.isSurrogate(c) ? ' ' : c);
    }
    return quoted.toString();
  }
}
