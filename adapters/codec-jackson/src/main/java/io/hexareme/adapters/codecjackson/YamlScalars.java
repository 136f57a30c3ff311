package io.hexareme.adapters.codecjackson;

import io.hexareme.ports.value.Value;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a plain scalar means: the YAML 1.1 types (https://yaml.org/type/) in the selection that the YAML library behind kubectl
 * makes. Dates stay strings; sexagesimal numbers are not read.
 */
final class YamlScalars {
  private static final Map<String, Value> WORDS = words();
  private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  private YamlScalars() {}

  /** The value of a plain, untagged scalar. */
  static Value resolve(String text) {
    Value word = WORDS.get(text);
    if (word != null) {
      return word;
    }
    if (!couldBeNumber(text)) {
      return new Value.Str(text);
    }
    String digits = text.replace("_", "");
    Value whole = whole(digits);
    if (whole != null) {
      return whole;
    }
    return DECIMAL.matcher(digits).matches() && Double.isFinite(Double.parseDouble(digits))
        ? new Value.Dec(Double.parseDouble(digits))
        : new Value.Str(text);
  }

  /** YAML has them, JSON and Kubernetes do not. */
  static boolean notFinite(String text) {
    return NOT_FINITE.matcher(text).matches();
  }

  private static boolean couldBeNumber(String text) {
    char first = text.charAt(0);
    return first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.';
  }

  private static Value whole(String digits) {
    boolean negative = digits.startsWith("-");
    String body = negative || digits.startsWith("+") ? digits.substring(1) : digits;
    int radix = radix(body);
    String bare = radix == 10 ? body : body.substring(prefix(body));
    if (bare.isEmpty() || !allDigits(bare, radix)) {
      return null;
    }
    BigInteger number = new BigInteger(bare, radix);
    BigInteger signed = negative ? number.negate() : number;
    return signed.bitLength() < 64 ? new Value.Int(signed.longValue()) : new Value.Dec(signed.doubleValue());
  }

  private static int radix(String body) {
    if (body.length() < 2 || body.charAt(0) != '0') {
      return 10;
    }
    return switch (body.charAt(1)) {
      case 'x', 'X' -> 16;
      case 'b', 'B' -> 2;
      default -> 8;
    };
  }

  private static int prefix(String body) {
    return Character.isDigit(body.charAt(1)) ? 1 : 2;
  }

  private static boolean allDigits(String text, int radix) {
    return text.length() < 400 && text.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0);
  }

  private static Map<String, Value> words() {
    Map<String, Value> words = new LinkedHashMap<>();
    for (String word : "y Y yes Yes YES true True TRUE on On ON".split(" ")) {
      words.put(word, Value.Bool.TRUE);
    }
    for (String word : "n N no No NO false False FALSE off Off OFF".split(" ")) {
      words.put(word, Value.Bool.FALSE);
    }
    for (String word : new String[] {"", "~", "null", "Null", "NULL"}) {
      words.put(word, Value.Null.NULL);
    }
    return words;
  }
}
