package io.hexareme.core.kubelet.admission;

import io.hexareme.ports.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Kubernetes quantities as exact numbers (https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/). */
final class Amount {
  private static final List<String> BINARY = List.of("Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
  private static final List<String> DECIMAL = List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");

  private Amount() {}

  /** The number; 0 for what is no quantity, which the API server does not let through. */
  static BigDecimal parse(String quantity) {
    int end = quantity.length();
    while (end > 0 && !Character.isDigit(quantity.charAt(end - 1)) && quantity.charAt(end - 1) != '.') {
      end--;
    }
    String suffix = quantity.substring(end);
    try {
      BigDecimal number = new BigDecimal(quantity.substring(0, end));
      if (BINARY.contains(suffix)) {
        return number.multiply(BigDecimal.valueOf(1024).pow(BINARY.indexOf(suffix) + 1));
      }
      return DECIMAL.contains(suffix) ? number.scaleByPowerOfTen(3 * (DECIMAL.indexOf(suffix) - 3)) : BigDecimal.ZERO;
    } catch (NumberFormatException notANumber) {
      return BigDecimal.ZERO;
    }
  }

  /** Of a tree's node: a string, or a plain number. */
  static BigDecimal of(Value quantity) {
    return quantity instanceof Value.Int number ? BigDecimal.valueOf(number.value()) : parse(quantity.asString("0"));
  }

  /** As messages print it: thousandths for CPU, whole units for anything else, rounded up. */
  static String print(String resource, BigDecimal amount) {
    BigDecimal scaled = resource.equals("cpu") ? amount.movePointRight(3) : amount;
    return scaled.setScale(0, RoundingMode.CEILING).toPlainString();
  }
}
