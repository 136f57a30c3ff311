package io.hexareme.adapters.expressionscel;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Named formats of strings: {@code format.dns1123Label().validate(name)} is absent when all is well. */
final class Formats {
  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
  private static final String LABEL_1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
  private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final Map<String, Format> BY_NAME = byName();
  static final List<Fn> ALL = all();

  private Formats() {}

  /** @param check what is wrong with a string */
  record Format(String name, Function<String, List<Object>> check) {}

  private static List<Fn> all() {
    List<Fn> all = new ArrayList<>();
    BY_NAME.forEach((name, format) -> all.add(Fn.of("format." + name + "() Format", a -> format)));
    all.add(Fn.of("format.named(string) optional<Format>", a -> Optional.ofNullable(BY_NAME.get((String) a[0]))));
    all.add(Fn.of("Format:validate(string) optional<list<string>>", a -> {
      List<Object> problems = ((Format) a[0]).check().apply((String) a[1]);
      return problems.isEmpty() ? Optional.empty() : Optional.of(problems);
    }));
    return List.copyOf(all);
  }

  private static Map<String, Format> byName() {
    Map<String, Format> all = new LinkedHashMap<>();
    put(all, "dns1123Label", text -> label(text));
    put(all, "dns1123Subdomain", text -> subdomain(text));
    put(all, "dns1035Label", text -> label1035(text));
    put(all, "qualifiedName", Formats::qualified);
    put(all, "dns1123LabelPrefix", text -> label(unfinished(text)));
    put(all, "dns1123SubdomainPrefix", text -> subdomain(unfinished(text)));
    put(all, "dns1035LabelPrefix", text -> label1035(unfinished(text)));
    put(all, "labelValue", Formats::labelValue);
    put(all, "uri", text -> Urls.problem(text).isEmpty() ? List.of() : List.of(Urls.problem(text)));
    put(all, "uuid", text -> unless(text.matches("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}"),
        "does not match the UUID format"));
    put(all, "byte", text -> unless(text.matches("(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?") && !text.isEmpty(),
        "invalid base64"));
    put(all, "date", text -> unless(isDate(text), "invalid date"));
    put(all, "datetime", text -> unless(isTime(text), "invalid datetime"));
    return all;
  }

  private static void put(Map<String, Format> all, String name, Function<String, List<Object>> check) {
    all.put(name, new Format(name, check));
  }

  private static List<Object> unless(boolean fine, String problem) {
    return fine ? List.of() : List.of(problem);
  }

  /** A prefix may end in a dash, as more follows. */
  private static String unfinished(String text) {
    return text.length() > 1 && text.endsWith("-") ? text.substring(0, text.length() - 2) + "a" : text;
  }

  private static List<Object> sized(String text, int most, boolean fits, String problem) {
    List<Object> problems = new ArrayList<>();
    if (text.length() > most) {
      problems.add("must be no more than " + most + " characters");
    } else if (!fits) {
      problems.add(problem);
    }
    return problems;
  }

  private static List<Object> label(String text) {
    return sized(text, 63, text.length() <= 63 && text.matches(LABEL), "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start "
        + "and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '" + LABEL + "')");
  }

  private static List<Object> subdomain(String text) {
    return sized(text, 253, text.length() <= 253 && text.matches(SUBDOMAIN), "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', "
        + "and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '" + SUBDOMAIN + "')");
  }

  private static List<Object> label1035(String text) {
    return sized(text, 63, text.length() <= 63 && text.matches(LABEL_1035), "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an "
        + "alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '"
        + LABEL_1035 + "')");
  }

  private static List<Object> labelValue(String text) {
    return sized(text, 63, text.length() <= 63 && text.matches("(" + QUALIFIED + ")?"), "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' "
        + "or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for "
        + "validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')");
  }

  private static List<Object> qualified(String text) {
    List<Object> problems = new ArrayList<>();
    String rule = "a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric "
        + "character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '" + QUALIFIED + "')"
        + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";
    String[] parts = text.split("/", -1);
    if (parts.length > 2) {
      problems.add(rule);
      return problems;
    }
    if (parts.length == 2) {
      if (parts[0].isEmpty()) {
        problems.add("prefix part must be non-empty");
      } else {
        subdomain(parts[0]).forEach(problem -> problems.add("prefix part " + problem));
      }
    }
    String name = parts[parts.length - 1];
    if (name.isEmpty()) {
      problems.add("name part must be non-empty");
    } else if (name.length() > 63) {
      problems.add("name part must be no more than 63 characters");
    }
    if (name.length() <= 63 && !name.matches(QUALIFIED)) {
      problems.add("name part " + rule.substring(0, rule.indexOf(" with an optional")).replaceFirst("^a qualified name ", ""));
    }
    return problems;
  }

  private static boolean isDate(String text) {
    try {
      return text.length() == 10 && LocalDate.parse(text) != null;
    } catch (DateTimeParseException malformed) {
      return false;
    }
  }

  private static boolean isTime(String text) {
    try {
      return OffsetDateTime.parse(text.replace(' ', 'T')) != null;
    } catch (DateTimeParseException malformed) {
      return false;
    }
  }
}
