package io.hexareme.core.apiserver.kinds.pod;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.LabelValidation;
import io.hexareme.core.machinery.Quantity;
import io.hexareme.ports.value.Value;
import java.util.List;

/** What is wrong with requests and limits: unknown names, negative amounts, more requested than allowed. */
public final class ResourceValidation {
  private static final List<String> STANDARD = List.of("cpu", "memory", "ephemeral-storage");

  private ResourceValidation() {}

  public static void check(Value resources, FieldPath at, List<FieldError> errors) {
    resources.at("limits").asObj().fields().forEach((name, amount) -> one(name, amount, at.child("limits"), errors));
    resources.at("requests").asObj().fields().forEach((name, amount) -> {
      one(name, amount, at.child("requests"), errors);
      withinLimit(name, amount, resources.at("limits", name), at, errors);
    });
    resources.at("limits").asObj().fields().keySet().stream()
        .filter(name -> !overcommits(name) && resources.at("requests", name).isNull() && !isExtended(name))
        .forEach(name -> errors.add(FieldError.required(at.child("requests"), "must be set for non overcommitable resources")));
  }

  private static void one(String name, Value amount, FieldPath at, List<FieldError> errors) {
    FieldPath key = at.key(name);
    LabelValidation.key(name).forEach(why -> errors.add(FieldError.invalid(at, name, why)));
    if (!name.contains("/") && !STANDARD.contains(name) && !name.startsWith("hugepages-")) {
      errors.add(FieldError.invalid(key, name, "must be a standard resource type or fully qualified"));
      errors.add(FieldError.invalid(key, name, "must be a standard resource for containers"));
    }
    Quantity quantity = Quantity.orZero(amount.asString(""));
    if (quantity.signum() < 0) {
      errors.add(FieldError.invalid(key, quantity.toString(), "must be greater than or equal to 0"));
    }
    if (isExtended(name) && !quantity.isZero() && quantity.amount().stripTrailingZeros().scale() > 0) {
      errors.add(FieldError.invalid(key, quantity.toString(), "must be an integer"));
    }
  }

  private static void withinLimit(String name, Value amount, Value limit, FieldPath at, List<FieldError> errors) {
    if (limit.isNull()) {
      if (!overcommits(name)) {
        errors.add(FieldError.required(at.child("limits"), "Limit must be set for non overcommitable resources"));
      }
      return;
    }
    Quantity asked = Quantity.orZero(amount.asString(""));
    Quantity most = Quantity.orZero(limit.asString(""));
    if (!overcommits(name) && asked.compareTo(most) != 0) {
      errors.add(FieldError.invalid(at.child("requests"), asked.toString(), "must be equal to " + name + " limit of " + most));
    } else if (asked.compareTo(most) > 0) {
      errors.add(FieldError.invalid(
          at.child("requests"), asked.toString(), "must be less than or equal to " + name + " limit of " + most));
    }
  }

  /** Whether more may be promised than there is: not for devices and huge pages. */
  private static boolean overcommits(String name) {
    return !isExtended(name) && !name.startsWith("hugepages-");
  }

  private static boolean isExtended(String name) {
    return name.contains("/") && !name.contains("kubernetes.io/");
  }
}
