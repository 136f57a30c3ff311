package io.hexareme.core.apiserver.kinds.registration;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.LabelSelectorValidation;
import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.ports.value.Value;
import java.util.List;

/** {@code MatchResources} of policies and bindings: which writes they are about. */
public final class MatchResourcesValidation {
  private static final List<String> POLICIES = List.of("Equivalent", "Exact");

  private MatchResourcesValidation() {}

  /** @param match with its defaults */
  public static void check(Value match, FieldPath path, List<FieldError> errors) {
    if (!POLICIES.contains(match.text("matchPolicy"))) {
      errors.add(FieldError.notSupported(path.child("matchPolicy"), match.at("matchPolicy"), POLICIES));
    }
    LabelSelectorValidation.check(match.at("namespaceSelector"), path.child("namespaceSelector"), errors);
    LabelSelectorValidation.check(match.at("objectSelector"), path.child("objectSelector"), errors);
    for (String field : new String[] {"resourceRules", "excludeResourceRules"}) {
      List<Value> rules = match.list(field);
      for (int i = 0; i < rules.size(); i++) {
        names(rules.get(i).list("resourceNames"), path.child(field).index(i).child("resourceNames"), errors);
        HookRuleValidation.check(rules.get(i), path.child(field).index(i), errors);
      }
    }
  }

  private static void names(List<Value> names, FieldPath path, List<FieldError> errors) {
    for (int i = 0; i < names.size(); i++) {
      Value name = names.get(i);
      FieldPath at = path.index(i);
      NameRule.PATH_SEGMENT.check(name.asString("")).ifPresent(why -> errors.add(FieldError.invalid(at, name, why)));
      if (names.subList(0, i).contains(name)) {
        errors.add(FieldError.duplicate(at, name));
      }
    }
  }
}
