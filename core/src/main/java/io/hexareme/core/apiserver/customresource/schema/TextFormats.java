package io.hexareme.core.apiserver.customresource.schema;

import io.hexareme.core.apiserver.schema.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The formats of strings that Kubernetes judges; it ignores all others. */
public final class TextFormats {
  private static final String HEX = "[0-9a-fA-F]";
  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final Map<String, Predicate<String>> FORMATS = new LinkedHashMap<>();

  static {
    FORMATS.put("date-time", text -> Timestamp.parse(text).isPresent());
    FORMATS.put("datetime", text -> Timestamp.parse(text).isPresent());
    FORMATS.put("date", TextFormats::isDate);
    FORMATS.put("duration", matching("\\s*[-+]?(\\d+(\\.\\d*)?\\s*(ns|us|µs|ms|s|m|h|d|w|milli|second|minute|hour|day|week)s?\\s*)+|0"));
    FORMATS.put("byte", TextFormats::isBase64);
    FORMATS.put("uri", matching("([a-zA-Z][a-zA-Z0-9+.-]*:|/)([-\\w.~:/?#\\[\\]@!$&'()*+,;=]|%" + HEX + "{2})*"));
    FORMATS.put("email", matching("[^@\\s<>]+@[^@\\s<>]+"));
    FORMATS.put("hostname", matching("(?=.{1,253}$)[a-zA-Z0-9_]([-a-zA-Z0-9_]{0,61}[a-zA-Z0-9_])?(\\.[a-zA-Z0-9_]([-a-zA-Z0-9_]{0,61}[a-zA-Z0-9_])?)*\\.?"));
    FORMATS.put("ipv4", matching(BYTE + "(\\." + BYTE + "){3}"));
    FORMATS.put("ipv6", TextFormats::isIpv6);
    FORMATS.put("cidr", TextFormats::isCidr);
    FORMATS.put("mac", matching(HEX + "{2}([:-])" + HEX + "{2}(\\1" + HEX + "{2}){4}(\\1" + HEX + "{2}){0,2}"));
    FORMATS.put("uuid", uuid(HEX));
    FORMATS.put("uuid3", uuid("3"));
    FORMATS.put("uuid4", uuid("4"));
    FORMATS.put("uuid5", uuid("5"));
    FORMATS.put("isbn", matching("(\\d{9}[\\dXx]|\\d{13})"));
    FORMATS.put("isbn10", matching("\\d{9}[\\dXx]"));
    FORMATS.put("isbn13", matching("\\d{13}"));
    FORMATS.put("creditcard", matching("\\d{12,19}"));
    FORMATS.put("ssn", matching("\\d{3}[- ]?\\d{2}[- ]?\\d{4}"));
    FORMATS.put("hexcolor", matching("#?(" + HEX + "{3}|" + HEX + "{6})"));
    FORMATS.put("rgbcolor", matching("rgb\\(\\s*" + BYTE + "\\s*,\\s*" + BYTE + "\\s*,\\s*" + BYTE + "\\s*\\)"));
    FORMATS.put("bsonobjectid", matching(HEX + "{24}"));
    FORMATS.put("password", text -> true);
  }

  private TextFormats() {}

  /** True for a format that nobody judges. */
  static boolean fits(String format, String text) {
    return FORMATS.getOrDefault(format, any -> true).test(text);
  }

  private static Predicate<String> matching(String pattern) {
    return Pattern.compile(pattern).asMatchPredicate();
  }

  private static Predicate<String> uuid(String version) {
    return matching("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?" + version + "[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}");
  }

  private static boolean isDate(String text) {
    try {
      return LocalDate.parse(text) != null;
    } catch (DateTimeException none) {
      return false;
    }
  }

  private static boolean isBase64(String text) {
    try {
      return text.length() % 4 == 0 && Base64.getDecoder().decode(text) != null;
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  private static boolean isIpv6(String text) {
    String[] halves = text.split("::", -1);
    if (halves.length > 2 || !text.matches("[0-9a-fA-F:.]+") || !text.contains(":")) {
      return false;
    }
    int groups = 0;
    for (String half : halves) {
      for (String group : half.isEmpty() ? new String[0] : half.split(":", -1)) {
        boolean dotted = fits("ipv4", group) && text.endsWith(group);
        if (!dotted && !group.matches(HEX + "{1,4}")) {
          return false;
        }
        groups += dotted ? 2 : 1;
      }
    }
    return halves.length == 2 ? groups < 8 : groups == 8;
  }

  private static boolean isCidr(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
      return false;
    }
    int bits = Integer.parseInt(text.substring(slash + 1));
    String address = text.substring(0, slash);
    return fits("ipv4", address) && bits <= 32 || isIpv6(address) && bits <= 128;
  }
}
