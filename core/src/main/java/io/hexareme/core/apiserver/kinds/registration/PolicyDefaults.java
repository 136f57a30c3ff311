package io.hexareme.core.apiserver.kinds.registration;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** What admission policies and their bindings (admissionregistration.k8s.io/v1) say when they say nothing. */
public final class PolicyDefaults {
  private PolicyDefaults() {}

  public static Obj validating(Obj policy) {
    return policy(policy, policy.at("spec").asObj());
  }

  public static Obj mutating(Obj policy) {
    return policy(policy, absent(policy.at("spec").asObj(), "reinvocationPolicy", Value.of("Never")));
  }

  public static Obj binding(Obj binding) {
    return binding.at("spec", "matchResources") instanceof Obj match
        ? binding.withPath(matching(match), "spec", "matchResources") : binding;
  }

  private static Obj policy(Obj policy, Obj spec) {
    Obj filled = absent(spec, "failurePolicy", Value.of("Fail"));
    return policy.with("spec", filled.at("matchConstraints") instanceof Obj match
        ? filled.with("matchConstraints", matching(match)) : filled);
  }

  private static Obj matching(Obj match) {
    Obj filled = absent(match, "matchPolicy", Value.of("Equivalent"));
    filled = absent(filled, "namespaceSelector", Obj.EMPTY);
    filled = absent(filled, "objectSelector", Obj.EMPTY);
    for (String rules : List.of("resourceRules", "excludeResourceRules")) {
      if (!filled.list(rules).isEmpty()) {
        filled = filled.with(rules, new Arr(
            filled.list(rules).stream().map(rule -> (Value) absent(rule.asObj(), "scope", Value.of("*"))).toList()));
      }
    }
    return filled;
  }

  private static Obj absent(Obj object, String field, Value value) {
    return object.at(field).isNull() ? object.with(field, value) : object;
  }
}
