package io.hexareme.core.apiserver.policy;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.admission.ValidatingPlugin;
import io.hexareme.core.apiserver.policy.Program.Text;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.expression.ExpressionLanguage;
import io.hexareme.ports.expression.ExpressionLanguage.Compilation;
import io.hexareme.ports.expression.ExpressionType;
import io.hexareme.ports.expression.ExpressionType.Simple;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Refuses policies and bindings that say too little, contradict themselves, or whose expressions do not compile. */
final class PolicyCheck implements ValidatingPlugin {
  private static final FieldPath SPEC = FieldPath.of("spec");

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
      case "validatingadmissionpolicies" -> validating(attributes.object(), errors);
      case "mutatingadmissionpolicies" -> mutating(attributes.object(), errors);
      case "validatingadmissionpolicybindings" -> {
        binding(attributes.object(), errors);
        actions(attributes.object(), errors);
      }
      case "mutatingadmissionpolicybindings" -> binding(attributes.object(), errors);
      default -> { }
    }
    if (!errors.isEmpty()) {
      throw Refusals.invalid(attributes.resource().group(), attributes.resource().kind(), attributes.name(), errors);
    }
  }

  private void validating(Obj policy, List<FieldError> errors) {
    Value spec = policy.at("spec");
    common(spec, errors);
    if (spec.list("validations").isEmpty() && spec.list("auditAnnotations").isEmpty()) {
      String why = "validations or auditAnnotations must contain at least one item";
      errors.add(FieldError.required(SPEC.child("validations"), why));
      errors.add(FieldError.required(SPEC.child("auditAnnotations"), why));
    }
    Program program = Program.of(policy, language);
    expressions(spec, program, errors);
    for (int i = 0; i < program.validations().size(); i++) {
      FieldPath path = SPEC.child("validations").index(i);
      text(path.child("expression"), program.validations().get(i), Simple.BOOL, errors);
      if (program.messages().get(i) != null) {
        text(path.child("messageExpression"), program.messages().get(i), Simple.STRING, errors);
      }
    }
    for (int i = 0; i < program.annotations().size(); i++) {
      compiled(SPEC.child("auditAnnotations").index(i).child("valueExpression"), program.annotations().get(i), errors);
    }
  }

  private void mutating(Obj policy, List<FieldError> errors) {
    Value spec = policy.at("spec");
    common(spec, errors);
    if (spec.list("mutations").isEmpty()) {
      errors.add(FieldError.required(SPEC.child("mutations"), "mutations must contain at least one item"));
    }
    Program program = Program.of(policy, language);
    expressions(spec, program, errors);
    for (int i = 0; i < program.mutations().size(); i++) {
      String field = spec.list("mutations").get(i).text("patchType").equals("JSONPatch") ? "jsonPatch" : "applyConfiguration";
      compiled(SPEC.child("mutations").index(i).child(field).child("expression"), program.mutations().get(i), errors);
    }
  }

  private static void common(Value spec, List<FieldError> errors) {
    Value match = spec.at("matchConstraints");
    if (match.isNull()) {
      errors.add(FieldError.required(SPEC.child("matchConstraints"), ""));
    } else if (match.list("resourceRules").isEmpty()) {
      errors.add(FieldError.required(SPEC.child("matchConstraints").child("resourceRules"), ""));
    }
    Value kind = spec.at("paramKind");
    if (!kind.isNull()) {
      for (String field : List.of("apiVersion", "kind")) {
        if (kind.text(field).isEmpty()) {
          errors.add(FieldError.required(SPEC.child("paramKind").child(field), ""));
        }
      }
    }
  }

  private void expressions(Value spec, Program program, List<FieldError> errors) {
    int at = 0;
    for (Map.Entry<String, Text> variable : program.variables().entrySet()) {
      compiled(SPEC.child("variables").index(at++).child("expression"), variable.getValue(), errors);
    }
    List<Value> conditions = spec.list("matchConditions");
    for (int i = 0; i < conditions.size(); i++) {
      Value condition = conditions.get(i);
      Program single = Program.of(Value.obj("spec", Value.obj("paramKind", spec.at("paramKind").isNull() ? null : spec.at("paramKind"),
          "validations", List.of(condition))), language);
      if (condition.text("expression").isBlank()) {
        errors.add(FieldError.required(SPEC.child("matchConditions").index(i).child("expression"), ""));
      } else {
        text(SPEC.child("matchConditions").index(i).child("expression"), single.validations().getFirst(), Simple.BOOL, errors);
      }
    }
  }

  private static void text(FieldPath path, Text text, ExpressionType wanted, List<FieldError> errors) {
    if (text == null) {
      errors.add(FieldError.required(path, "expression is not specified"));
    } else if (compiled(path, text, errors) && text.type() != wanted && text.type() != Simple.DYN) {
      errors.add(FieldError.invalid(path, text.text(), "must evaluate to " + (wanted == Simple.BOOL ? "bool" : "string")));
    }
  }

  private static boolean compiled(FieldPath path, Text text, List<FieldError> errors) {
    if (text == null || text.text().isEmpty()) {
      errors.add(FieldError.required(path, "expression is not specified"));
      return false;
    }
    if (text.compilation() instanceof Compilation.Rejected(String message)) {
      errors.add(FieldError.invalid(path, text.text(), (message.startsWith("ERROR") ? "compilation failed: " : "") + message));
      return false;
    }
    return true;
  }

  private static void binding(Obj binding, List<FieldError> errors) {
    Value spec = binding.at("spec");
    if (spec.text("policyName").isEmpty()) {
      errors.add(FieldError.required(SPEC.child("policyName"), ""));
    }
    Value reference = spec.at("paramRef");
    if (reference.isNull()) {
      return;
    }
    FieldPath path = SPEC.child("paramRef");
    boolean named = !reference.text("name").isEmpty();
    boolean selected = !reference.at("selector").isNull();
    if (named && selected) {
      errors.add(FieldError.invalid(path.child("name"), reference.text("name"), "name and selector are mutually exclusive"));
    } else if (!named && !selected) {
      errors.add(FieldError.required(path, "one of name or selector must be specified"));
    }
    if (reference.text("parameterNotFoundAction").isEmpty()) {
      errors.add(FieldError.required(path.child("parameterNotFoundAction"), ""));
    }
  }

  private static void actions(Obj binding, List<FieldError> errors) {
    List<Value> actions = binding.list("spec", "validationActions");
    FieldPath path = SPEC.child("validationActions");
    if (actions.isEmpty()) {
      errors.add(FieldError.required(path, ""));
    }
    if (actions.contains(Value.of("Deny")) && actions.contains(Value.of("Warn"))) {
      errors.add(FieldError.invalid(path, binding.at("spec", "validationActions"), "must not contain both Deny and Warn (repeating the same "
          + "validation failure information in the API response and headers serves no purpose)"));
    }
  }
}
