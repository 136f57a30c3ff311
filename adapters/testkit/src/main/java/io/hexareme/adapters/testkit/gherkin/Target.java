package io.hexareme.adapters.testkit.gherkin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A path with its query, as steps write it: nothing in it is percent-encoded. */
final class Target {
  private Target() {}

  static String path(String target) {
    int mark = target.indexOf('?');
    return mark < 0 ? target : target.substring(0, mark);
  }

  static Map<String, List<String>> query(String target) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    int mark = target.indexOf('?');
    String text = mark < 0 ? "" : target.substring(mark + 1);
    for (String pair : text.isEmpty() ? new String[0] : text.split("&")) {
      int equals = pair.indexOf('=');
      query.computeIfAbsent(equals < 0 ? pair : pair.substring(0, equals), name -> new ArrayList<>())
          .add(equals < 0 ? "" : pair.substring(equals + 1));
    }
    return query;
  }

  static String with(String target, String parameter) {
    return target + (target.contains("?") ? "&" : "?") + parameter;
  }
}
