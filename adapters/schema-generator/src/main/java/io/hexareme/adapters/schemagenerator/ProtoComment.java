package io.hexareme.adapters.schemagenerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A comment of upstream: its prose, and its marker lines ({@code +listType=map}) without the plus. */
record ProtoComment(String prose, List<String> markers) {
  static final ProtoComment NONE = new ProtoComment("", List.of());

  private static final Pattern ENTITY = Pattern.compile("&(lt|gt|amp|quot|#\\d+);");

  /** Of the lines between {@code <pre>} and {@code </pre>}, with the escapes of Javadoc. */
  static ProtoComment of(List<String> lines) {
    List<String> prose = new ArrayList<>();
    List<String> markers = new ArrayList<>();
    for (String escaped : lines) {
      String line = unescape(escaped).strip();
      if (line.startsWith("---")) {
        break;
      }
      if (line.matches("\\+[a-zA-Z].*")) {
        markers.add(line.substring(1));
      } else if (!line.startsWith("TODO")) {
        prose.add(line);
      }
    }
    return new ProtoComment(String.join("\n", prose).strip(), markers);
  }

  private static String unescape(String text) {
    Matcher entity = ENTITY.matcher(text);
    return entity.replaceAll(found -> Matcher.quoteReplacement(switch (found.group(1)) {
      case "lt" -> "<";
      case "gt" -> ">";
      case "amp" -> "&";
      case "quot" -> "\"";
      default -> Character.toString(Integer.parseInt(found.group(1).substring(1)));
    }));
  }

  /** The values of all markers of that name, also of its {@code k8s:} form. */
  List<String> all(String name) {
    return markers.stream()
        .map(marker -> marker.startsWith("k8s:") ? marker.substring(4) : marker)
        .filter(marker -> marker.startsWith(name + "="))
        .map(marker -> marker.substring(name.length() + 1))
        .distinct()
        .toList();
  }

  Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  boolean has(String marker) {
    return markers.contains(marker);
  }
}
