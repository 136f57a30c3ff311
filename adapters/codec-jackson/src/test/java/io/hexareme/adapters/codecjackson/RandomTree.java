package io.hexareme.adapters.codecjackson;

import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Trees that try hard to be misread. */
final class RandomTree {
  private static final String[] TEXTS = {
    "", " ", "a", "yes", "no", "on", "y", "~", "null", "true", "0644", "0o17", "1e3", "1_000", ".5", "-", "- a", "a: b", "# c",
    "a #b", "&a", "*a", "!t", "%x", "@x", "`x", "{", "[", "<<", "=", "2001-01-01", "line\n", "two\nlines", "\n", " lead\nx",
    "trail \nx", "tab\there", "quote\"'", "back\\slash", "<&>", "\u2028", "\u0000", "\u007f", "\u0085", "é", "漢", "😀", ".inf", "0x1F",
    "key: |\n  x\n\n", "a\r\nb", "---", "...", "? x", "| x", "> x", "'", "\"", "1:30", "null ", "\ufeffx", "\tx"
  };

  private final Random random;

  RandomTree(long seed) {
    random = new Random(seed);
  }

  Value next(int depth) {
    return switch (random.nextInt(depth > 3 ? 6 : 9)) {
      case 0 -> Value.of(random.nextLong() >> random.nextInt(64));
      case 1 -> new Value.Dec(decimal());
      case 2 -> Value.of(random.nextBoolean());
      case 3 -> Value.Null.NULL;
      case 4, 5 -> Value.of(text());
      case 6 -> array(depth);
      default -> object(depth);
    };
  }

  private double decimal() {
    double number = Double.longBitsToDouble(random.nextLong());
    return random.nextBoolean() || !Double.isFinite(number) ? random.nextInt(1000) / 4.0 : number;
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)] + (random.nextInt(4) == 0 ? TEXTS[random.nextInt(TEXTS.length)] : "");
  }

  private Value array(int depth) {
    List<Value> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(next(depth + 1));
    }
    return new Value.Arr(items);
  }

  private Value object(int depth) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      fields.put(text(), next(depth + 1));
    }
    return new Value.Obj(fields);
  }
}
