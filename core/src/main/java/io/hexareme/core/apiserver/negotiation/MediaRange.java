package io.hexareme.core.apiserver.negotiation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One element of an Accept header (RFC 9110, section 12.5.1).
 *
 * @param type lower case
 * @param parameters by lower-case name; {@code q} is not among them
 * @param quality how much it is wanted, in thousandths
 */
record MediaRange(String type, Map<String, String> parameters, int quality) {
  private static final Comparator<MediaRange> BEST_FIRST =
      Comparator.comparingInt((MediaRange range) -> -range.quality).thenComparingInt(MediaRange::wildcards);

  /** The elements of a header, the most wanted first, then the more precise ones, then in their order; without those that are not wanted. */
  static List<MediaRange> parse(String header) {
    List<MediaRange> ranges = new ArrayList<>();
    for (String element : header.split(",")) {
      String[] parts = element.split(";", -1);
      String type = parts[0].strip().toLowerCase(Locale.ROOT);
      Map<String, String> parameters = parameters(parts);
      String quality = parameters.remove("q");
      MediaRange range = new MediaRange(type, parameters, quality == null ? 1000 : thousandths(quality));
      if (!type.isEmpty() && range.quality > 0) {
        ranges.add(range);
      }
    }
    ranges.sort(BEST_FIRST);
    return ranges;
  }

  private int wildcards() {
    return type.equals("*/*") ? 2 : type.endsWith("/*") ? 1 : 0;
  }

  /** At most three digits after the point, by the RFC; what is no such number counts as if nothing were said. */
  private static int thousandths(String quality) {
    if (!quality.matches("[01](\\.[0-9]{0,6})?")) {
      return 1000;
    }
    String fraction = (quality.length() > 2 ? quality.substring(2) : "") + "000";
    return Math.min(1000, (quality.charAt(0) - '0') * 1000 + Integer.parseInt(fraction.substring(0, 3)));
  }

  private static Map<String, String> parameters(String[] parts) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals > 0) {
        parameters.put(parts[i].substring(0, equals).strip().toLowerCase(Locale.ROOT), unquoted(parts[i].substring(equals + 1).strip()));
      }
    }
    return parameters;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
