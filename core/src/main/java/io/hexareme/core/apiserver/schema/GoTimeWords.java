package io.hexareme.core.apiserver.schema;

import io.hexareme.core.machinery.JsonText;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Go's words for a text that is no time: it names the first element of the layout that does not fit, and what stands there. */
final class GoTimeWords {
  /** Elements of the layout and the form each of them has. */
  private record Element(String name, String form) {}

  private static final List<Element> DATE_AND_TIME = List.of(
      new Element("2006", "\\d{4}"), new Element("-", "-"), new Element("01", "\\d{2}"), new Element("-", "-"), new Element("02", "\\d{2}"),
      new Element("T", "T"), new Element("15", "\\d{2}"), new Element(":", ":"), new Element("04", "\\d{2}"), new Element(":", ":"),
      new Element("05", "\\d{2}([.,]\\d+)?"), new Element("Z07:00", "Z|[+-]\\d{2}:\\d{2}"));

  private GoTimeWords() {}

  static String refusal(String text, String layout) {
    String start = "parsing time " + quoted(text) + " as " + quoted(layout) + ": cannot parse ";
    String rest = text;
    for (Element element : DATE_AND_TIME) {
      String form = "(?s)(" + element.form() + ").*";
      if (!rest.matches(form)) {
        return start + quoted(rest) + " as " + quoted(element.name());
      }
      rest = rest.substring(matched(rest, element.form()));
    }
    return rest.isEmpty() ? "parsing time " + quoted(text) + ": out of range" : "parsing time " + quoted(text) + ": extra text: " + quoted(rest);
  }

  private static int matched(String text, String form) {
    Matcher matcher = Pattern.compile(form).matcher(text);
    return matcher.lookingAt() ? matcher.end() : 0;
  }

  private static String quoted(String text) {
    return JsonText.of(Value.of(text));
  }
}
