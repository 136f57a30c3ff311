package io.hexareme.core.apiserver.kinds.workload;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.Names;
import io.hexareme.ports.value.Value;
import java.util.List;

/** Figures that are a number or a percentage of another. */
public final class IntOrPercent {
  private static final String WORDS = "a valid percent string must be a numeric string followed by an ending '%' "
      + "(e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";

  private IntOrPercent() {}

  public static void notNegative(Value figure, FieldPath at, List<FieldError> errors) {
    if (figure instanceof Value.Str text) {
      if (!text.value().matches("[0-9]+%")) {
        errors.add(FieldError.invalid(at, text, WORDS));
      }
    } else {
      Names.notNegative(figure, at, errors);
    }
  }

  public static void atMostAll(Value figure, FieldPath at, List<FieldError> errors) {
    if (figure instanceof Value.Str text && text.value().matches("[0-9]{1,9}%") && amount(figure) > 100) {
      errors.add(FieldError.invalid(at, text, "must not be greater than 100%"));
    }
  }

  /** The number, of percent or of whole things; 0 when it is neither. */
  static long amount(Value figure) {
    if (figure instanceof Value.Str text) {
      return text.value().matches("[0-9]{1,9}%") ? Long.parseLong(text.value().substring(0, text.value().length() - 1)) : 0;
    }
    return figure.asLong(0);
  }
}
