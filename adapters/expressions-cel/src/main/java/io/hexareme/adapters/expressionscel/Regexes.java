package io.hexareme.adapters.expressionscel;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.List;

/** What a regular expression finds (RE2: in time that grows with the text alone). */
final class Regexes {
  static final List<Fn> ALL = List.of(
      Fn.of("string:find(string) string", a -> find((String) a[0], (String) a[1])),
      Fn.of("string:findAll(string) list<string>", a -> findAll((String) a[0], (String) a[1], -1)),
      Fn.of("string:findAll(string, int) list<string>", a -> findAll((String) a[0], (String) a[1], (Long) a[2])));

  private Regexes() {}

  private static String find(String text, String pattern) {
    Matcher matcher = GoPattern.compiled(pattern).matcher(text);
    return matcher.find() ? matcher.group() : "";
  }

  private static List<Object> findAll(String text, String pattern, long limit) {
    List<Object> all = new ArrayList<>();
    Matcher matcher = GoPattern.compiled(pattern).matcher(text);
    while ((limit < 0 || all.size() < limit) && matcher.find()) {
      all.add(matcher.group());
    }
    return all;
  }
}
