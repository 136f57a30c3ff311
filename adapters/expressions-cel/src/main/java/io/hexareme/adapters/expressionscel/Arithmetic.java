package io.hexareme.adapters.expressionscel;

import io.hexareme.ports.value.Bytes;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongBinaryOperator;

/** The operators that compute. What does not fit is an error. */
final class Arithmetic {
  static final List<Fn> ALL = List.of(
      Fn.of("_+_(int, int) int", a -> exact(Math::addExact, a)),
      Fn.of("_+_(uint, uint) uint", a -> unsigned(big(a[0]).add(big(a[1])))),
      Fn.of("_+_(double, double) double", a -> (Double) a[0] + (Double) a[1]),
      Fn.of("_+_(string, string) string", a -> Strings.joined((String) a[0], (String) a[1])),
      Fn.of("_+_(bytes, bytes) bytes", a -> joined((Bytes) a[0], (Bytes) a[1])),
      Fn.of("_+_(list<A>, list<A>) list<A>", a -> Joined.of((List<?>) a[0], (List<?>) a[1])),
      Fn.of("_+_(timestamp, duration) timestamp", a -> Times.plus((Instant) a[0], (Duration) a[1])),
      Fn.of("_+_(duration, timestamp) timestamp", a -> Times.plus((Instant) a[1], (Duration) a[0])),
      Fn.of("_+_(duration, duration) duration", a -> Times.bounded(((Duration) a[0]).plus((Duration) a[1]))),
      Fn.of("_-_(int, int) int", a -> exact(Math::subtractExact, a)),
      Fn.of("_-_(uint, uint) uint", a -> unsigned(big(a[0]).subtract(big(a[1])))),
      Fn.of("_-_(double, double) double", a -> (Double) a[0] - (Double) a[1]),
      Fn.of("_-_(timestamp, timestamp) duration", a -> Times.bounded(Duration.between((Instant) a[1], (Instant) a[0]))),
      Fn.of("_-_(timestamp, duration) timestamp", a -> Times.plus((Instant) a[0], ((Duration) a[1]).negated())),
      Fn.of("_-_(duration, duration) duration", a -> Times.bounded(((Duration) a[0]).minus((Duration) a[1]))),
      Fn.of("_*_(int, int) int", a -> exact(Math::multiplyExact, a)),
      Fn.of("_*_(uint, uint) uint", a -> unsigned(big(a[0]).multiply(big(a[1])))),
      Fn.of("_*_(double, double) double", a -> (Double) a[0] * (Double) a[1]),
      Fn.of("_/_(int, int) int", a -> divided((Long) a[0], (Long) a[1])),
      Fn.of("_/_(uint, uint) uint", a -> new UInt(Long.divideUnsigned(((UInt) a[0]).bits(), divisor(a[1], "division by zero")))),
      Fn.of("_/_(double, double) double", a -> (Double) a[0] / (Double) a[1]),
      Fn.of("_%_(int, int) int", a -> remainder((Long) a[0], (Long) a[1])),
      Fn.of("_%_(uint, uint) uint", a -> new UInt(Long.remainderUnsigned(((UInt) a[0]).bits(), divisor(a[1], "modulus by zero")))),
      Fn.of("-_(int) int", a -> exact((x, y) -> Math.negateExact(x), a[0], 0L)),
      Fn.of("-_(double) double", a -> -(Double) a[0]),
      Fn.of("!_(bool) bool", a -> !(Boolean) a[0]));

  private Arithmetic() {}

  static Long exact(LongBinaryOperator operator, Object... arguments) {
    try {
      return operator.applyAsLong((Long) arguments[0], (Long) arguments[1]);
    } catch (ArithmeticException overflow) {
      throw new CelFailure("integer overflow");
    }
  }

  private static Long divided(long number, long divisor) {
    if (divisor == 0) {
      throw new CelFailure("division by zero");
    }
    return exact(Math::divideExact, number, divisor);
  }

  private static Long remainder(long number, long divisor) {
    if (divisor == 0) {
      throw new CelFailure("modulus by zero");
    }
    if (number == Long.MIN_VALUE && divisor == -1) {
      throw new CelFailure("integer overflow");
    }
    return number % divisor;
  }

  private static long divisor(Object number, String ifZero) {
    long bits = ((UInt) number).bits();
    if (bits == 0) {
      throw new CelFailure(ifZero);
    }
    return bits;
  }

  private static BigInteger big(Object number) {
    return new BigInteger(number.toString());
  }

  private static UInt unsigned(BigInteger number) {
    if (number.signum() < 0 || number.bitLength() > Long.SIZE) {
      throw new CelFailure("unsigned integer overflow");
    }
    return new UInt(number.longValue());
  }

  private static Bytes joined(Bytes left, Bytes right) {
    Strings.room((long) left.length() + right.length());
    byte[] both = Arrays.copyOf(left.array(), left.length() + right.length());
    System.arraycopy(right.array(), 0, both, left.length(), right.length());
    return new Bytes(both);
  }
}
