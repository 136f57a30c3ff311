package io.hexareme.core.apiserver.kinds.pod;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.LabelSelectorValidation;
import io.hexareme.core.apiserver.validation.LabelValidation;
import io.hexareme.core.apiserver.validation.Names;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with tolerations, scheduling gates and topology spread constraints. */
final class SchedulingValidation {
  private SchedulingValidation() {}

  static void tolerations(List<Value> tolerations, FieldPath path, List<FieldError> errors) {
    for (int i = 0; i < tolerations.size(); i++) {
      toleration(tolerations.get(i), path.index(i), errors);
    }
  }

  private static void toleration(Value toleration, FieldPath at, List<FieldError> errors) {
    String key = toleration.text("key");
    String operator = toleration.text("operator");
    if (!key.isEmpty()) {
      LabelValidation.key(key).forEach(why -> errors.add(FieldError.invalid(at.child("key"), key, why)));
    } else if (!operator.equals("Exists")) {
      errors.add(FieldError.invalid(at.child("operator"), operator,
          "operator must be Exists when `key` is empty, which means \"match all values and all keys\""));
    }
    if (!toleration.at("tolerationSeconds").isNull() && !toleration.text("effect").equals("NoExecute")) {
      errors.add(FieldError.invalid(
          at.child("effect"), toleration.text("effect"), "effect must be 'NoExecute' when `tolerationSeconds` is set"));
    }
    String value = toleration.text("value");
    if (operator.equals("Exists") && !value.isEmpty()) {
      errors.add(FieldError.invalid(at.child("operator"), toleration, "value must be empty when `operator` is 'Exists'"));
    } else if (operator.isEmpty() || operator.equals("Equal")) {
      LabelValidation.value(value).forEach(why -> errors.add(FieldError.invalid(at.child("operator"), value, why)));
    }
  }

  static void schedulingGates(List<Value> gates, FieldPath path, List<FieldError> errors) {
    for (int i = 0; i < gates.size(); i++) {
      String name = gates.get(i).text("name");
      FieldPath at = path.index(i);
      LabelValidation.key(name).forEach(why -> errors.add(FieldError.invalid(at, name, why)));
    }
    Names.unique(gates, "name", path, errors);
  }

  static void spread(List<Value> constraints, FieldPath path, List<FieldError> errors) {
    Set<String> pairs = new LinkedHashSet<>();
    for (int i = 0; i < constraints.size(); i++) {
      Value constraint = constraints.get(i);
      FieldPath at = path.index(i);
      if (constraint.at("maxSkew").asLong(0) <= 0) {
        errors.add(FieldError.invalid(at.child("maxSkew"), new Value.Int(constraint.at("maxSkew").asLong(0)), "must be greater than zero"));
      }
      String key = constraint.text("topologyKey");
      if (key.isEmpty()) {
        errors.add(FieldError.required(at.child("topologyKey"), "can not be empty"));
      } else {
        LabelValidation.key(key).forEach(why -> errors.add(FieldError.invalid(at.child("topologyKey"), key, why)));
      }
      String action = constraint.text("whenUnsatisfiable");
      if (!List.of("DoNotSchedule", "ScheduleAnyway").contains(action)) {
        errors.add(FieldError.notSupported(
            at.child("whenUnsatisfiable"), Value.of(action), List.of("DoNotSchedule", "ScheduleAnyway")));
      }
      if (!pairs.add(key + ", " + action)) {
        errors.add(FieldError.duplicate(at.child("{topologyKey, whenUnsatisfiable}"), Value.of("{" + key + ", " + action + "}")));
      }
      LabelSelectorValidation.check(constraint.at("labelSelector"), at.child("labelSelector"), errors);
    }
  }
}
