package io.hexareme.core.apiserver.customresource.schema;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.machinery.JsonText;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.math.BigDecimal;
import java.util.List;

/** The bounds of a number. */
final class NumberCheck {
  private NumberCheck() {}

  static void check(Obj schema, Value number, FieldPath path, List<FieldError> errors) {
    BigDecimal is = decimal(number);
    Value step = schema.at("multipleOf");
    if (!step.isNull() && decimal(step).signum() != 0 && is.remainder(decimal(step)).signum() != 0) {
      errors.add(told(path, number, "a multiple of " + shown(step)));
    }
    Value most = schema.at("maximum");
    if (!most.isNull()) {
      boolean below = schema.at("exclusiveMaximum").asBool(false);
      int order = is.compareTo(decimal(most));
      if (order > 0 || below && order == 0) {
        errors.add(told(path, number, "less than " + (below ? "" : "or equal to ") + shown(most)));
      }
    }
    Value least = schema.at("minimum");
    if (!least.isNull()) {
      boolean above = schema.at("exclusiveMinimum").asBool(false);
      int order = is.compareTo(decimal(least));
      if (order < 0 || above && order == 0) {
        errors.add(told(path, number, "greater than " + (above ? "" : "or equal to ") + shown(least)));
      }
    }
    format(schema.text("format"), is, number, path, errors);
  }

  private static void format(String format, BigDecimal is, Value number, FieldPath path, List<FieldError> errors) {
    boolean fits = !format.equals("int32")
        || is.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0 && is.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) >= 0;
    if (!fits) {
      errors.add(FieldError.invalid(path, number, "Checked value must be of type integer with format int32"));
    }
  }

  private static FieldError told(FieldPath path, Value number, String wanted) {
    return FieldError.invalid(path, number, path + " in body should be " + wanted);
  }

  private static BigDecimal decimal(Value number) {
    return number instanceof Value.Dec dec ? new BigDecimal(dec.value()) : BigDecimal.valueOf(number.asLong(0));
  }

  /** A bound that is a whole number is shown as one. */
  private static String shown(Value bound) {
    boolean whole = bound instanceof Value.Dec dec && dec.value() == Math.rint(dec.value()) && Math.abs(dec.value()) < 1e18;
    return whole ? Long.toString(bound.asLong(0)) : JsonText.of(bound);
  }

  /** Equal as JSON: 1 and 1.0 are the same number. */
  static boolean same(Value one, Value other) {
    boolean numbers = (one instanceof Value.Int || one instanceof Value.Dec) && (other instanceof Value.Int || other instanceof Value.Dec);
    return numbers ? decimal(one).compareTo(decimal(other)) == 0 : one.equals(other);
  }
}
