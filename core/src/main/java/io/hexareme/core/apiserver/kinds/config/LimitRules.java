package io.hexareme.core.apiserver.kinds.config;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.machinery.Quantity;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** LimitRanges: the least, the most and what is meant when nothing is said must not contradict each other. */
public final class LimitRules {
  private static final List<String> AMOUNTS = List.of("max", "min", "default", "defaultRequest", "maxLimitRequestRatio");

  private LimitRules() {}

  public static void check(Obj range, List<FieldError> errors) {
    FieldPath limits = FieldPath.of("spec", "limits");
    List<String> types = new ArrayList<>();
    List<Value> items = range.list("spec", "limits");
    for (int i = 0; i < items.size(); i++) {
      Value limit = items.get(i);
      FieldPath at = limits.index(i);
      String type = limit.text("type");
      if (types.contains(type)) {
        errors.add(FieldError.duplicate(at.child("type"), limit.at("type")));
      }
      types.add(type);
      ofType(type, limit, at, errors);
      names(limit).forEach(name -> new Amounts(limit, name, at, errors).check());
    }
  }

  private static void ofType(String type, Value limit, FieldPath at, List<FieldError> errors) {
    for (String field : List.of("default", "defaultRequest")) {
      if (type.equals("Pod") && !limit.at(field).asObj().isEmpty()) {
        errors.add(FieldError.forbidden(at.child(field), "may not be specified when `type` is 'Pod'"));
      }
    }
    if (type.equals("PersistentVolumeClaim") && limit.at("min", "storage").isNull() && limit.at("max", "storage").isNull()) {
      errors.add(FieldError.required(at.child("limits"), "either minimum or maximum storage value is required, but neither was provided"));
    }
  }

  private static TreeSet<String> names(Value limit) {
    TreeSet<String> names = new TreeSet<>();
    AMOUNTS.forEach(field -> names.addAll(limit.at(field).asObj().fields().keySet()));
    return names;
  }

  /** What one limit says about one resource. */
  private record Amounts(Value limit, String name, FieldPath at, List<FieldError> errors) {
    void check() {
      ordered("min", "max", "min", "min value %s is greater than max value %s");
      ordered("min", "defaultRequest", "defaultRequest", "min value %s is greater than default request value %s");
      ordered("defaultRequest", "max", "defaultRequest", "default request value %s is greater than max value %s");
      ordered("defaultRequest", "default", "defaultRequest", "default request value %s is greater than default limit value %s");
      orderedShowingTheOther("min", "default", "min value %s is greater than default value %s");
      orderedShowingTheOther("default", "max", "default value %s is greater than max value %s");
      amount("maxLimitRequestRatio").filter(ratio -> ratio.compareTo(Quantity.of(1)) < 0).ifPresent(ratio -> errors.add(
          FieldError.invalid(at.child("maxLimitRequestRatio").key(name), ratio.toString(), "ratio " + ratio + " is less than 1")));
    }

    private Optional<Quantity> amount(String field) {
      return Optional.of(limit.at(field).at(name)).filter(amount -> !amount.isNull()).map(amount -> Quantity.orZero(amount.asString("")));
    }

    private void ordered(String lower, String upper, String field, String words) {
      contradiction(lower, upper).ifPresent(why -> add(field, field, lower, upper, words));
    }

    /** Of a default that is out of bounds it is the bound that is shown. */
    private void orderedShowingTheOther(String lower, String upper, String words) {
      contradiction(lower, upper).ifPresent(why -> add("default", lower.equals("default") ? upper : lower, lower, upper, words));
    }

    private Optional<Quantity> contradiction(String lower, String upper) {
      return amount(lower).filter(low -> amount(upper).filter(up -> low.compareTo(up) > 0).isPresent());
    }

    private void add(String field, String shown, String lower, String upper, String words) {
      String why = words.replaceFirst("%s", amount(lower).orElseThrow().toString()).replaceFirst("%s", amount(upper).orElseThrow().toString());
      errors.add(FieldError.invalid(at.child(field).key(name), amount(shown).orElseThrow().toString(), why));
    }
  }
}
