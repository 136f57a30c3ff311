package io.hexareme.adapters.expressionscel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes' quantities, such as {@code 500m} or {@code 1Gi}. */
final class Quantities {
  private static final Pattern FORM = Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+))(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][+-]?\\d{1,9})?");
  private static final BigDecimal LEAST = new BigDecimal("1e-9");
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
  static final List<Fn> ALL = List.of(
      Fn.of("quantity(string) Quantity", a -> parse((String) a[0])),
      Fn.of("isQuantity(string) bool", a -> isQuantity((String) a[0])),
      Fn.of("sign(Quantity) int", a -> (long) of(a[0]).signum()),
      Fn.of("Quantity:sign() int", a -> (long) of(a[0]).signum()),
      Fn.of("Quantity:isInteger() bool", a -> isInteger(of(a[0]))),
      Fn.of("Quantity:asInteger() int", a -> integer(of(a[0]))),
      Fn.of("Quantity:asApproximateFloat() double", a -> of(a[0]).doubleValue()),
      Fn.of("Quantity:isGreaterThan(Quantity) bool", a -> of(a[0]).compareTo(of(a[1])) > 0),
      Fn.of("Quantity:isLessThan(Quantity) bool", a -> of(a[0]).compareTo(of(a[1])) < 0),
      Fn.of("Quantity:compareTo(Quantity) int", a -> (long) of(a[0]).compareTo(of(a[1]))),
      Fn.of("Quantity:add(Quantity) Quantity", a -> new Quantity(of(a[0]).add(of(a[1])))),
      Fn.of("Quantity:add(int) Quantity", a -> new Quantity(of(a[0]).add(BigDecimal.valueOf((Long) a[1])))),
      Fn.of("Quantity:sub(Quantity) Quantity", a -> new Quantity(of(a[0]).subtract(of(a[1])))),
      Fn.of("Quantity:sub(int) Quantity", a -> new Quantity(of(a[0]).subtract(BigDecimal.valueOf((Long) a[1])))));

  private Quantities() {}

  /** Equal quantities are equal however they are written. */
  record Quantity(BigDecimal amount) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Quantity quantity && amount.compareTo(quantity.amount) == 0;
    }

    @Override
    public int hashCode() {
      return amount.stripTrailingZeros().hashCode();
    }

    @Override
    public String toString() {
      return amount.stripTrailingZeros().toPlainString();
    }
  }

  private static BigDecimal of(Object quantity) {
    return ((Quantity) quantity).amount();
  }

  private static boolean isQuantity(String text) {
    try {
      parse(text);
      return true;
    } catch (CelFailure malformed) {
      return false;
    }
  }

  static Quantity parse(String text) {
    if (text.isEmpty()) {
      throw new CelFailure("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
    }
    Matcher form = FORM.matcher(text);
    if (text.length() > 1000 || !form.matches()) {
      throw new CelFailure(text.matches("[+-]?[0-9.]+.*") && !text.matches("[+-]?[0-9.]*[0-9.][eEinumkKMGTP]*[-+]?[0-9]*")
          || !text.matches("[+-]?\\.?[0-9].*")
          ? "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
          : "unable to parse quantity's suffix");
    }
    String number = form.group(1);
    BigDecimal amount = scaled(new BigDecimal(number.endsWith(".") ? number + "0" : number), form.group(2) == null ? "" : form.group(2));
    BigDecimal size = amount.abs();
    if (size.signum() > 0 && size.compareTo(LEAST) < 0) {
      size = LEAST;
    }
    size = size.scale() > 9 ? size.setScale(9, RoundingMode.UP) : size;
    size = size.compareTo(MOST) > 0 ? MOST : size;
    return new Quantity(amount.signum() < 0 ? size.negate() : size);
  }

  private static BigDecimal scaled(BigDecimal number, String suffix) {
    if (suffix.matches("[eE][+-]?\\d+")) {
      int exponent = Integer.parseInt(suffix.substring(1));
      return number.signum() == 0 || exponent < -400 ? number.scaleByPowerOfTen(Math.max(exponent, -400))
          : number.scaleByPowerOfTen(Math.min(exponent, 400));
    }
    int thousands = switch (suffix.isEmpty() ? ' ' : suffix.charAt(0)) {
      case 'n' -> -3;
      case 'u' -> -2;
      case 'm' -> -1;
      case 'k', 'K' -> 1;
      case 'M' -> 2;
      case 'G' -> 3;
      case 'T' -> 4;
      case 'P' -> 5;
      case 'E' -> 6;
      default -> 0;
    };
    return suffix.endsWith("i") ? number.multiply(BigDecimal.valueOf(1024).pow(thousands)) : number.scaleByPowerOfTen(3 * thousands);
  }

  private static boolean isInteger(BigDecimal amount) {
    return amount.stripTrailingZeros().scale() <= 0 && amount.abs().compareTo(MOST) <= 0;
  }

  private static Long integer(BigDecimal amount) {
    if (!isInteger(amount)) {
      throw new CelFailure("cannot convert value to integer");
    }
    return amount.longValueExact();
  }
}
