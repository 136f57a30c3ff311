package io.hexareme.core.apiserver.kinds.rbac;

import io.hexareme.core.apiserver.kinds.Items;
import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.LabelSelectorValidation;
import io.hexareme.core.apiserver.validation.Names;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** Roles and bindings. */
public final class RoleRules {
  private static final String GROUP = "rbac.authorization.k8s.io";

  private RoleRules() {}

  public static void role(Obj role, List<FieldError> errors) {
    rules(role, true, errors);
  }

  public static void clusterRole(Obj role, List<FieldError> errors) {
    rules(role, false, errors);
    List<Value> selectors = role.list("aggregationRule", "clusterRoleSelectors");
    FieldPath path = FieldPath.of("aggregationRule", "clusterRoleSelectors");
    if (!role.at("aggregationRule").isNull() && selectors.isEmpty()) {
      errors.add(FieldError.required(path, "at least one clusterRoleSelector required if aggregationRule is non-nil"));
    }
    for (int i = 0; i < selectors.size(); i++) {
      LabelSelectorValidation.check(selectors.get(i), path.index(i), errors);
    }
  }

  private static void rules(Obj role, boolean namespaced, List<FieldError> errors) {
    for (int i = 0; i < role.list("rules").size(); i++) {
      rule(role.list("rules").get(i), namespaced, FieldPath.of("rules").index(i), errors);
    }
  }

  private static void rule(Value rule, boolean namespaced, FieldPath at, List<FieldError> errors) {
    if (rule.list("verbs").isEmpty()) {
      errors.add(FieldError.required(at.child("verbs"), "verbs must contain at least one value"));
    }
    boolean resources = !rule.list("apiGroups").isEmpty() || !rule.list("resources").isEmpty() || !rule.list("resourceNames").isEmpty();
    if (!rule.list("nonResourceURLs").isEmpty()) {
      if (namespaced) {
        errors.add(FieldError.invalid(
            at.child("nonResourceURLs"), rule.at("nonResourceURLs"), "namespaced rules cannot apply to non-resource URLs"));
      }
      if (resources) {
        errors.add(FieldError.invalid(at.child("nonResourceURLs"), rule.at("nonResourceURLs"),
            "rules cannot apply to both regular resources and non-resource URLs"));
      }
      return;
    }
    if (rule.list("apiGroups").isEmpty()) {
      errors.add(FieldError.required(at.child("apiGroups"), "resource rules must supply at least one api group"));
    }
    if (rule.list("resources").isEmpty()) {
      errors.add(FieldError.required(at.child("resources"), "resource rules must supply at least one resource"));
    }
  }

  /** Users and groups are of the RBAC group unless they say otherwise. */
  public static Obj subjects(Obj binding) {
    return Items.each(binding, "subjects", subject ->
        subject.text("kind").equals("ServiceAccount") ? subject : Items.absent(subject, "apiGroup", Value.of(GROUP)));
  }

  public static void roleBinding(Obj binding, List<FieldError> errors) {
    binding(binding, List.of("Role", "ClusterRole"), errors);
  }

  public static void clusterRoleBinding(Obj binding, List<FieldError> errors) {
    binding(binding, List.of("ClusterRole"), errors);
  }

  private static void binding(Obj binding, List<String> kinds, List<FieldError> errors) {
    FieldPath ref = FieldPath.of("roleRef");
    Value role = binding.at("roleRef");
    if (!role.text("apiGroup").equals(GROUP)) {
      errors.add(FieldError.notSupported(ref.child("apiGroup"), role.at("apiGroup"), List.of(GROUP)));
    }
    if (!kinds.contains(role.text("kind"))) {
      errors.add(FieldError.notSupported(ref.child("kind"), Value.of(role.text("kind")), kinds));
    }
    Names.check(NameRule.PATH_SEGMENT, role.at("name"), ref.child("name"), errors);
    for (int i = 0; i < binding.list("subjects").size(); i++) {
      subject(binding.list("subjects").get(i), FieldPath.of("subjects").index(i), errors);
    }
  }

  private static void subject(Value subject, FieldPath at, List<FieldError> errors) {
    String group = subject.text("apiGroup");
    switch (subject.text("kind")) {
      case "ServiceAccount" -> {
        Names.check(NameRule.DNS_SUBDOMAIN, subject.at("name"), at.child("name"), errors);
        if (!group.isEmpty()) {
          errors.add(FieldError.notSupported(at.child("apiGroup"), Value.of(group), List.of("")));
        }
        if (subject.text("namespace").isEmpty()) {
          errors.add(FieldError.required(at.child("namespace"), ""));
        }
      }
      case "User", "Group" -> {
        if (!group.equals(GROUP)) {
          errors.add(FieldError.notSupported(at.child("apiGroup"), Value.of(group), List.of(GROUP)));
        }
      }
      default -> errors.add(FieldError.notSupported(
          at.child("kind"), Value.of(subject.text("kind")), List.of("ServiceAccount", "User", "Group")));
    }
  }

  public static void bindingChange(Obj before, Obj after, List<FieldError> errors) {
    if (!before.at("roleRef").equals(after.at("roleRef"))) {
      errors.add(FieldError.invalid(FieldPath.of("roleRef"), after.at("roleRef"), "cannot change roleRef"));
    }
  }
}
