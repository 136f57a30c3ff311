package io.hexareme.core.apiserver.kinds.policy;

import io.hexareme.core.apiserver.kinds.workload.IntOrPercent;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.LabelSelectorValidation;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** PodDisruptionBudgets: so many must stay, or so many may go; not both. */
public final class BudgetRules {
  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final List<String> POLICIES = List.of("AlwaysAllow", "IfHealthyBudget");

  private BudgetRules() {}

  public static void check(Obj budget, List<FieldError> errors) {
    Value spec = budget.at("spec");
    if (!spec.at("minAvailable").isNull() && !spec.at("maxUnavailable").isNull()) {
      errors.add(FieldError.invalid(SPEC, spec, "minAvailable and maxUnavailable cannot be both set"));
    }
    for (String figure : List.of("minAvailable", "maxUnavailable")) {
      IntOrPercent.notNegative(spec.at(figure), SPEC.child(figure), errors);
      IntOrPercent.atMostAll(spec.at(figure), SPEC.child(figure), errors);
    }
    LabelSelectorValidation.check(spec.at("selector"), SPEC.child("selector"), errors);
    Value policy = spec.at("unhealthyPodEvictionPolicy");
    if (!policy.isNull() && !POLICIES.contains(policy.asString(""))) {
      errors.add(FieldError.notSupported(SPEC.child("unhealthyPodEvictionPolicy"), policy, POLICIES));
    }
  }
}
