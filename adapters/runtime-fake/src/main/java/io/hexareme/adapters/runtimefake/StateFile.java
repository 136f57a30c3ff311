package io.hexareme.adapters.runtimefake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fields as lines of {@code name=value}; line ends, backslashes and equals signs in them are escaped. */
final class StateFile {
  private final Map<String, String> fields = new LinkedHashMap<>();

  StateFile put(String name, String value) {
    fields.put(name, value);
    return this;
  }

  StateFile put(String name, Instant value) {
    return value == null ? this : put(name, value.toString());
  }

  StateFile put(String name, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      put(name + "." + i, values.get(i));
    }
    return this;
  }

  StateFile put(String name, Map<String, String> values) {
    values.forEach((key, value) -> put(name + "." + key, value));
    return this;
  }

  /** @throws IllegalArgumentException when the file has no such field */
  String text(String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no field " + name);
    }
    return value;
  }

  /** Null when there is none. */
  Instant instant(String name) {
    return fields.containsKey(name) ? Instant.parse(fields.get(name)) : null;
  }

  List<String> list(String name) {
    return new ArrayList<>(map(name).values());
  }

  Map<String, String> map(String name) {
    Map<String, String> map = new LinkedHashMap<>();
    fields.forEach((key, value) -> {
      if (key.startsWith(name + ".")) {
        map.put(key.substring(name.length() + 1), value);
      }
    });
    return map;
  }

  String print() {
    StringBuilder text = new StringBuilder();
    fields.forEach((name, value) -> text.append(escape(name)).append('=').append(escape(value)).append('\n'));
    return text.toString();
  }

  static StateFile parse(String text) {
    StateFile file = new StateFile();
    text.lines().forEach(line -> {
      int equals = line.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("not a field: " + line);
      }
      file.put(unescape(line.substring(0, equals)), unescape(line.substring(equals + 1)));
    });
    return file;
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("=", "\\e");
  }

  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        plain.append(c);
        continue;
      }
      char escaped = text.charAt(++i);
      plain.append(switch (escaped) {
        case 'n' -> '\n';
        case 'r' -> '\r';
        case 'e' -> '=';
        default -> escaped;
      });
    }
    return plain.toString();
  }
}
