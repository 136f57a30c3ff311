package io.hexareme.core.apiserver.policy;

import io.hexareme.core.apiserver.kinds.registration.MatchResourcesValidation;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.LabelSelectorValidation;
import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.core.apiserver.validation.Names;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** Bindings of policies. */
final class BindingValidation {
  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final List<String> ACTIONS = List.of("Audit", "Deny", "Warn");

  private BindingValidation() {}

  static void validating(Obj binding, List<FieldError> errors) {
    common(binding, errors);
    actions(binding, errors);
  }

  static void mutating(Obj binding, List<FieldError> errors) {
    common(binding, errors);
  }

  private static void common(Obj binding, List<FieldError> errors) {
    Value spec = binding.at("spec");
    if (spec.text("policyName").isEmpty()) {
      errors.add(FieldError.required(SPEC.child("policyName"), ""));
    }
    Names.check(NameRule.DNS_SUBDOMAIN, spec.at("policyName"), SPEC.child("policyName"), errors);
    if (!spec.at("paramRef").isNull()) {
      params(spec.at("paramRef"), SPEC.child("paramRef"), errors);
    }
    if (!spec.at("matchResources").isNull()) {
      MatchResourcesValidation.check(spec.at("matchResources"), SPEC.child("matchResouces"), errors); // as Kubernetes spells it
    }
  }

  private static void params(Value reference, FieldPath path, List<FieldError> errors) {
    boolean named = !reference.text("name").isEmpty();
    boolean selected = !reference.at("selector").isNull();
    String exclusive = "name and selector are mutually exclusive";
    Names.check(NameRule.PATH_SEGMENT, reference.at("name"), path.child("name"), errors);
    if (named && selected) {
      errors.add(FieldError.forbidden(path.child("name"), exclusive));
    }
    LabelSelectorValidation.check(reference.at("selector"), path.child("selector"), errors);
    if (named && selected) {
      errors.add(FieldError.forbidden(path.child("selector"), exclusive));
    }
    if (!named && !selected) {
      errors.add(FieldError.required(path, "one of name or selector must be specified"));
    }
    String action = reference.text("parameterNotFoundAction");
    if (action.isEmpty()) {
      errors.add(FieldError.required(path.child("parameterNotFoundAction"), ""));
    } else if (!action.equals("Deny") && !action.equals("Allow")) {
      errors.add(FieldError.notSupported(
          path.child("parameterNotFoundAction"), reference.at("parameterNotFoundAction"), List.of("Deny", "Allow")));
    }
  }

  private static void actions(Obj binding, List<FieldError> errors) {
    List<Value> actions = binding.list("spec", "validationActions");
    FieldPath path = SPEC.child("validationActions");
    for (int i = 0; i < actions.size(); i++) {
      if (!ACTIONS.contains(actions.get(i).asString(""))) {
        errors.add(FieldError.notSupported(path.index(i), actions.get(i), ACTIONS));
      }
      if (actions.subList(0, i).contains(actions.get(i))) {
        errors.add(FieldError.duplicate(path.index(i), actions.get(i)));
      }
    }
    if (actions.contains(Value.of("Deny")) && actions.contains(Value.of("Warn"))) {
      errors.add(FieldError.invalid(path, binding.at("spec", "validationActions"), "must not contain both Deny and Warn (repeating the same "
          + "validation failure information in the API response and headers serves no purpose)"));
    }
    if (actions.isEmpty()) {
      errors.add(FieldError.required(path, "at least one validation action is required"));
    }
  }
}
