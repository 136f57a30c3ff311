package io.hexareme.core.machinery;

import io.hexareme.core.machinery.Quantity.Notation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** The written form of quantities: {@code <sign><digits>[.<digits>]<suffix>}, and the words for what is none. */
public final class QuantitySyntax {
  private static final String FORM =
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
  private static final String SUFFIX = "unable to parse quantity's suffix";

  private static final List<String> DECIMAL = List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
  private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
  private static final int FINEST = 9;
  private static final int LONGEST = 512;
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private QuantitySyntax() {}

  /** Kubernetes' words for what is wrong with {@code text}; empty when nothing is. */
  public static Optional<String> problem(String text) {
    int end = numberEnd(text);
    if (end < 0) {
      return Optional.of(FORM);
    }
    if (notation(text.substring(end)).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(text.substring(end).matches("[eEinumkKMGTP]*[-+]?[0-9]*") ? SUFFIX : FORM);
  }

  static Optional<Quantity> read(String text) {
    int end = numberEnd(text);
    if (end < 0) {
      return Optional.empty();
    }
    String suffix = text.substring(end);
    return notation(suffix).map(notation -> quantity(new BigDecimal(text.substring(0, end)), suffix, notation));
  }

  /** Where the number ends; -1 when there is none at the start. */
  private static int numberEnd(String text) {
    if (text.length() > LONGEST) {
      return -1;
    }
    int at = !text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == '-') ? 1 : 0;
    int digits = 0;
    int points = 0;
    while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.' && points == 0)) {
      if (text.charAt(at++) == '.') {
        points++;
      } else {
        digits++;
      }
    }
    return digits == 0 ? -1 : at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static Optional<Notation> notation(String suffix) {
    if (DECIMAL.contains(suffix)) {
      return Optional.of(Notation.DECIMAL);
    }
    if (BINARY.contains(suffix)) {
      return Optional.of(Notation.BINARY);
    }
    return suffix.matches("[eE][-+]?[0-9]{1,4}") ? Optional.of(Notation.EXPONENT) : Optional.empty();
  }

  private static Quantity quantity(BigDecimal number, String suffix, Notation notation) {
    BigDecimal amount = switch (notation) {
      case DECIMAL -> number.scaleByPowerOfTen(3 * (DECIMAL.indexOf(suffix) - 3));
      case BINARY -> number.multiply(BigDecimal.valueOf(1L << 10 * BINARY.indexOf(suffix)));
      case EXPONENT -> number.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1)));
    };
    return new Quantity(limited(amount), notation);
  }

  private static BigDecimal limited(BigDecimal amount) {
    if (amount.abs().compareTo(LARGEST) > 0) {
      return amount.signum() > 0 ? LARGEST : LARGEST.negate();
    }
    return amount.scale() > FINEST ? amount.setScale(FINEST, RoundingMode.UP) : amount;
  }

  static String binarySuffix(int power) {
    return BINARY.get(power);
  }

  static String decimalSuffix(int exponent) {
    return DECIMAL.get(exponent / 3 + 3);
  }
}
