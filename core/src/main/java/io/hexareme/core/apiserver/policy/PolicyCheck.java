package io.hexareme.core.apiserver.policy;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.admission.ValidatingPlugin;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.ports.expression.ExpressionLanguage;
import java.util.ArrayList;
import java.util.List;

/** Refuses policies, bindings and webhooks that say too little, contradict themselves, or whose expressions do not compile. */
final class PolicyCheck implements ValidatingPlugin {
  private final ExpressionLanguage language;

  PolicyCheck(ExpressionLanguage language) {
    this.language = language;
  }

  @Override
  public String name() {
    return "AdmissionPolicyValidation";
  }

  @Override
  public void validate(Attributes attributes) {
    boolean writes = attributes.operation() == Operation.CREATE || attributes.operation() == Operation.UPDATE;
    if (!writes || !attributes.subresource().isEmpty() || !attributes.resource().group().equals("admissionregistration.k8s.io")) {
      return;
    }
    List<FieldError> errors = new ArrayList<>();
    switch (attributes.resource().plural()) {
      case "validatingadmissionpolicies" -> new PolicyValidation(language, attributes.before(), errors).validating(attributes.object());
      case "mutatingadmissionpolicies" -> new PolicyValidation(language, attributes.before(), errors).mutating(attributes.object());
      case "validatingadmissionpolicybindings" -> BindingValidation.validating(attributes.object(), errors);
      case "mutatingadmissionpolicybindings" -> BindingValidation.mutating(attributes.object(), errors);
      case "validatingwebhookconfigurations", "mutatingwebhookconfigurations" ->
          new ConditionValidation(language, errors).webhooks(attributes.object(), attributes.before());
      default -> { }
    }
    if (!errors.isEmpty()) {
      throw Refusals.invalid(attributes.resource().group(), attributes.resource().kind(), attributes.name(), errors);
    }
  }
}
