package io.hexareme.core.apiserver.policy;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.machinery.JsonText;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What policies have to say about one write for the audit log: what they found wrong, and what they note of their own. */
final class AuditNotes {
  private static final String FAILURES = "validation.policy.admission.k8s.io/validation_failure";
  private static final int LONGEST = 10 * 1024;
  private static final int MOST_FAILURES = 50;

  private final List<Value> failures = new ArrayList<>();
  /** By key; the distinct values that bindings of one policy lead to. */
  private final Map<String, Set<String>> annotations = new LinkedHashMap<>();

  /** @param index of the validation in its policy */
  void failed(Obj policy, Obj binding, int index, String message) {
    failures.add(Value.obj("message", message, "policy", Meta.name(policy), "binding", Meta.name(binding), "expressionIndex", index,
        "validationActions", binding.at("spec", "validationActions")));
  }

  void note(Obj policy, String key, String value) {
    annotations.computeIfAbsent(Meta.name(policy) + "/" + key, made -> new LinkedHashSet<>())
        .add(value.substring(0, Math.min(value.length(), LONGEST)));
  }

  void publish(Attributes attributes) {
    annotations.forEach((key, values) -> attributes.call().annotate(key, String.join(", ", values)));
    if (!failures.isEmpty()) {
      Arr told = new Arr(failures.subList(0, Math.min(failures.size(), MOST_FAILURES)));
      attributes.call().annotate(FAILURES, JsonText.of(told));
    }
  }
}
