package io.hexareme.core.machinery;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A resource amount such as {@code 500m}, {@code 1Gi} or {@code 1e3}: an exact decimal with the notation it was written in.
 *
 * <p>{@link #toString} is the canonical form that the API stores and returns: the largest suffix that leaves a whole number, in the
 * notation of the input; a binary notation gives way to a decimal one below 1024 and for amounts that are not whole. Amounts finer
 * than a nano are rounded away from zero, amounts beyond 2^63-1 are capped, as the quantity design note of Kubernetes has it.
 *
 * <p>{@link #compareTo} compares amounts only: {@code 1000m} and {@code 1} compare equal but are not {@code equals} when their
 * notations differ.
 */
public record Quantity(BigDecimal amount, Notation notation) implements Comparable<Quantity> {

  /** How the suffix is written: {@code k M G}, {@code Ki Mi Gi} or {@code e3 e6}. */
  public enum Notation { DECIMAL, BINARY, EXPONENT }

  public static final Quantity ZERO = new Quantity(BigDecimal.ZERO, Notation.DECIMAL);

  private static final BigInteger KIBI = BigInteger.valueOf(1024);

  /** Reads {@code text}; empty when it is no quantity (see {@link QuantitySyntax#problem} for the words). */
  public static Optional<Quantity> parse(String text) {
    return QuantitySyntax.read(text);
  }

  /** The quantity of {@code text}, or zero when it is none: for reading objects that somebody else has validated. */
  public static Quantity orZero(String text) {
    return parse(text).orElse(ZERO);
  }

  /** {@code count} whole units. */
  public static Quantity of(long count) {
    return new Quantity(BigDecimal.valueOf(count), Notation.DECIMAL);
  }

  /** {@code thousandths} of a unit, as CPU is counted. */
  public static Quantity ofMilli(long thousandths) {
    return new Quantity(BigDecimal.valueOf(thousandths, 3), Notation.DECIMAL);
  }

  /** The sum, in this notation; in the other's when this is zero. */
  public Quantity plus(Quantity other) {
    return new Quantity(amount.add(other.amount), signum() == 0 ? other.notation : notation);
  }

  /** The difference, in this notation; in the other's when this is zero. */
  public Quantity minus(Quantity other) {
    return new Quantity(amount.subtract(other.amount), signum() == 0 ? other.notation : notation);
  }

  public Quantity negated() {
    return new Quantity(amount.negate(), notation);
  }

  public int signum() {
    return amount.signum();
  }

  public boolean isZero() {
    return amount.signum() == 0;
  }

  /** Whole units, rounded away from zero; saturates at the limits of long. */
  public long value() {
    return saturated(amount);
  }

  /** Thousandths, rounded away from zero; saturates at the limits of long. */
  public long milliValue() {
    return saturated(amount.movePointRight(3));
  }

  private static long saturated(BigDecimal number) {
    BigInteger whole = number.setScale(0, RoundingMode.UP).toBigInteger();
    if (whole.bitLength() > 63) {
      return whole.signum() > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
    return whole.longValue();
  }

  @Override
  public int compareTo(Quantity other) {
    return amount.compareTo(other.amount);
  }

  /** Equal amounts written in the same notation; {@code 1.0} and {@code 1} are the same amount. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Quantity quantity && notation == quantity.notation && amount.compareTo(quantity.amount) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * amount.stripTrailingZeros().hashCode() + notation.hashCode();
  }

  /** The canonical form. */
  @Override
  public String toString() {
    if (isZero()) {
      return "0";
    }
    return switch (notation) {
      case BINARY -> isWhole() && amount.abs().compareTo(BigDecimal.valueOf(1024)) >= 0 ? binary() : decimal(false);
      case DECIMAL -> decimal(false);
      case EXPONENT -> decimal(true);
    };
  }

  private boolean isWhole() {
    return amount.stripTrailingZeros().scale() <= 0;
  }

  private String binary() {
    BigInteger mantissa = amount.toBigIntegerExact();
    int power = 0;
    while (power < 6 && mantissa.mod(KIBI).signum() == 0) {
      mantissa = mantissa.divide(KIBI);
      power++;
    }
    return mantissa + QuantitySyntax.binarySuffix(power);
  }

  private String decimal(boolean exponentForm) {
    BigDecimal stripped = amount.stripTrailingZeros();
    int exponent = Math.floorDiv(-stripped.scale(), 3) * 3;
    if (!exponentForm) {
      exponent = Math.min(exponent, 18);
    }
    String suffix = exponentForm ? (exponent == 0 ? "" : "e" + exponent) : QuantitySyntax.decimalSuffix(exponent);
    return stripped.movePointLeft(exponent).toBigIntegerExact() + suffix;
  }
}
