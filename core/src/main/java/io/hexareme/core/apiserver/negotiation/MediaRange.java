package io.hexareme.core.apiserver.negotiation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One element of an Accept header (RFC 9110, section 12.5.1): a type, lower case, and its parameters. */
record MediaRange(String type, Map<String, String> parameters) {

  /** The elements of a header in their order. */
  static List<MediaRange> parse(String header) {
    List<MediaRange> ranges = new ArrayList<>();
    for (String element : header.split(",")) {
      String[] parts = element.split(";", -1);
      String type = parts[0].strip().toLowerCase(Locale.ROOT);
      if (!type.isEmpty()) {
        ranges.add(new MediaRange(type, parameters(parts)));
      }
    }
    return ranges;
  }

  private static Map<String, String> parameters(String[] parts) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals > 0) {
        parameters.put(parts[i].substring(0, equals).strip().toLowerCase(Locale.ROOT), parts[i].substring(equals + 1).strip());
      }
    }
    return parameters;
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
