package io.hexareme.adapters.expressionscel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as text, as Go prints them. */
final class Numbers {
  private Numbers() {}

  /** The shortest text that is read back as the same number; large and small ones with an exponent. */
  static String shortest(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "+Inf" : "-Inf";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0" : "0";
    }
    BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    int most = Math.max(decimal.precision() > 21 ? decimal.precision() : 21, 21);
    return exponent < -4 || exponent >= most ? scientific(decimal, exponent) : decimal.toPlainString();
  }

  private static String scientific(BigDecimal decimal, int exponent) {
    String digits = decimal.unscaledValue().abs().toString();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return (decimal.signum() < 0 ? "-" : "") + mantissa + "e" + exponent(exponent);
  }

  private static String exponent(int exponent) {
    int size = Math.abs(exponent);
    return (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
  }

  /** With that many digits after the point. */
  static String fixed(double number, int digits) {
    return isSpecial(number) ? special(number) : new BigDecimal(number).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** With an exponent, and that many digits after the point. */
  static String scientific(double number, int digits) {
    if (isSpecial(number)) {
      return special(number);
    }
    if (number == 0) {
      return fixed(0, digits) + "e+00";
    }
    BigDecimal rounded = new BigDecimal(number).round(new java.math.MathContext(digits + 1, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.movePointLeft(exponent).setScale(digits, RoundingMode.HALF_EVEN).toPlainString() + "e" + exponent(exponent);
  }

  private static boolean isSpecial(double number) {
    return Double.isNaN(number) || Double.isInfinite(number);
  }

  private static String special(double number) {
    return Double.isNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
  }
}
