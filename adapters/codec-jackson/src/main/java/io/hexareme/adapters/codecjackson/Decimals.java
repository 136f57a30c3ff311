package io.hexareme.adapters.codecjackson;

import java.math.BigDecimal;

/** Decimal numbers as text that reads back as the same double, and never as a whole number. */
final class Decimals {
  private Decimals() {}

  /** Plain digits for sizes from 1e-6 to 1e21, an exponent beyond, as JavaScript and Go do; {@code 1.0} keeps its point. */
  static String print(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("no JSON for " + number);
    }
    double size = Math.abs(number);
    String shortest = Double.toString(number);
    if (size != 0 && (size < 1e-6 || size >= 1e21)) {
      return shortest.replace('E', 'e');
    }
    if (shortest.indexOf('E') < 0) {
      return shortest;
    }
    String plain = new BigDecimal(shortest).stripTrailingZeros().toPlainString();
    return plain.indexOf('.') < 0 ? plain + ".0" : plain;
  }
}
