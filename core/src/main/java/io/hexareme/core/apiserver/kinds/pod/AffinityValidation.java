package io.hexareme.core.apiserver.kinds.pod;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.LabelSelectorValidation;
import io.hexareme.core.apiserver.validation.LabelValidation;
import io.hexareme.ports.value.Value;
import java.util.List;

/** What is wrong with affinity and anti-affinity. */
public final class AffinityValidation {
  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

  private AffinityValidation() {}

  static void check(Value affinity, FieldPath path, List<FieldError> errors) {
    Value node = affinity.at("nodeAffinity");
    FieldPath nodePath = path.child("nodeAffinity");
    if (!node.at(REQUIRED).isNull()) {
      nodeSelector(node.at(REQUIRED), nodePath.child(REQUIRED), errors);
    }
    for (int i = 0; i < node.list(PREFERRED).size(); i++) {
      Value term = node.list(PREFERRED).get(i);
      FieldPath at = nodePath.child(PREFERRED).index(i);
      weight(term.at("weight"), at.child("weight"), errors);
      nodeTerm(term.at("preference"), at.child("preference"), errors);
    }
    podTerms(affinity.at("podAffinity"), path.child("podAffinity"), errors);
    podTerms(affinity.at("podAntiAffinity"), path.child("podAntiAffinity"), errors);
  }

  /** A NodeSelector object, as volumes have it too. */
  public static void nodeSelector(Value selector, FieldPath path, List<FieldError> errors) {
    List<Value> terms = selector.list("nodeSelectorTerms");
    if (terms.isEmpty()) {
      errors.add(FieldError.required(path.child("nodeSelectorTerms"), "must have at least one node selector term"));
    }
    for (int i = 0; i < terms.size(); i++) {
      nodeTerm(terms.get(i), path.child("nodeSelectorTerms").index(i), errors);
    }
  }

  private static void nodeTerm(Value term, FieldPath path, List<FieldError> errors) {
    List<Value> expressions = term.list("matchExpressions");
    for (int i = 0; i < expressions.size(); i++) {
      FieldPath at = path.child("matchExpressions").index(i);
      operator(expressions.get(i), at, errors);
      String key = expressions.get(i).text("key");
      LabelValidation.key(key).forEach(why -> errors.add(FieldError.invalid(at.child("key"), key, why)));
    }
    List<Value> fields = term.list("matchFields");
    for (int i = 0; i < fields.size(); i++) {
      field(fields.get(i), path.child("matchFields").index(i), errors);
    }
  }

  private static void operator(Value expression, FieldPath at, List<FieldError> errors) {
    int values = expression.list("values").size();
    switch (expression.text("operator")) {
      case "In", "NotIn" -> {
        if (values == 0) {
          errors.add(FieldError.required(at.child("values"), "must be specified when `operator` is 'In' or 'NotIn'"));
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (values > 0) {
          errors.add(FieldError.forbidden(at.child("values"), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
        }
      }
      case "Gt", "Lt" -> {
        if (values != 1) {
          errors.add(FieldError.required(at.child("values"), "must be specified single value when `operator` is 'Lt' or 'Gt'"));
        }
      }
      default -> errors.add(FieldError.invalid(at.child("operator"), expression.text("operator"), "not a valid selector operator"));
    }
  }

  private static void field(Value requirement, FieldPath at, List<FieldError> errors) {
    if (!List.of("In", "NotIn").contains(requirement.text("operator"))) {
      errors.add(FieldError.invalid(at.child("operator"), requirement.text("operator"), "not a valid selector operator"));
    } else if (requirement.list("values").size() != 1) {
      errors.add(FieldError.required(at.child("values"), "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"));
    }
    if (!requirement.text("key").equals("metadata.name")) {
      errors.add(FieldError.invalid(at.child("key"), requirement.text("key"), "not a valid field selector key"));
    }
  }

  private static void podTerms(Value affinity, FieldPath path, List<FieldError> errors) {
    List<Value> required = affinity.list(REQUIRED);
    for (int i = 0; i < required.size(); i++) {
      podTerm(required.get(i), path.child(REQUIRED).index(i), errors);
    }
    List<Value> preferred = affinity.list(PREFERRED);
    for (int i = 0; i < preferred.size(); i++) {
      FieldPath at = path.child(PREFERRED).index(i);
      weight(preferred.get(i).at("weight"), at.child("weight"), errors);
      podTerm(preferred.get(i).at("podAffinityTerm"), at.child("podAffinityTerm"), errors);
    }
  }

  private static void podTerm(Value term, FieldPath at, List<FieldError> errors) {
    LabelSelectorValidation.check(term.at("labelSelector"), at.child("labelSelector"), errors);
    LabelSelectorValidation.check(term.at("namespaceSelector"), at.child("namespaceSelector"), errors);
    String key = term.text("topologyKey");
    if (key.isEmpty()) {
      errors.add(FieldError.required(at.child("topologyKey"), "can not be empty"));
    }
    LabelValidation.key(key).forEach(why -> errors.add(FieldError.invalid(at.child("topologyKey"), key, why)));
  }

  private static void weight(Value weight, FieldPath at, List<FieldError> errors) {
    if (weight.asLong(0) < 1 || weight.asLong(0) > 100) {
      errors.add(FieldError.invalid(at, new Value.Int(weight.asLong(0)), "must be in the range 1-100"));
    }
  }
}
