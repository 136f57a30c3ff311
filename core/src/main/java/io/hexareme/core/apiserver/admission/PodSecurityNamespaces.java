package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.admission.podsecurity.Level;
import io.hexareme.core.apiserver.admission.podsecurity.PodSecurityChecks;
import io.hexareme.core.apiserver.admission.podsecurity.Policy;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The labels by which a namespace asks for a level: they must be readable, and who tightens them is told which Pods that are there do not fit. */
final class PodSecurityNamespaces {
  private static final String LABEL = "pod-security.kubernetes.io/";
  /** More are not looked at. */
  private static final int MOST = 3_000;

  private final ObjectReader objects;

  PodSecurityNamespaces(ObjectReader objects) {
    this.objects = objects;
  }

  void check(Attributes attributes) {
    Map<String, String> labels = Meta.labels(attributes.object());
    Map<String, String> before = attributes.before() == null ? Map.of() : Meta.labels(attributes.before());
    List<FieldError> errors = problems(labels);
    if (!errors.isEmpty() && !errors.equals(problems(before))) {
      throw Refusals.invalid("", "Namespace", attributes.name(), errors);
    }
    Policy policy = PodSecurity.policy(labels, "enforce");
    if (attributes.before() != null && !PodSecurity.policy(before, "enforce").isAtLeastAsStrictAs(policy)) {
      warn(attributes, policy);
    }
  }

  private static List<FieldError> problems(Map<String, String> labels) {
    List<FieldError> errors = new ArrayList<>();
    for (String mode : List.of("enforce", "audit", "warn")) {
      String level = labels.getOrDefault(LABEL + mode, "");
      String version = labels.getOrDefault(LABEL + mode + "-version", "");
      if (!level.isEmpty() && Level.named(level).isEmpty()) {
        errors.add(FieldError.invalid(
            FieldPath.of("metadata", "labels").key(LABEL + mode), level, "must be one of privileged, baseline, restricted"));
      }
      if (!version.isEmpty() && Policy.version(version).isEmpty()) {
        errors.add(FieldError.invalid(
            FieldPath.of("metadata", "labels").key(LABEL + mode + "-version"), version, "must be \"latest\" or \"v1.x\""));
      }
    }
    return errors;
  }

  /** One line for all Pods that break the same rules. */
  private void warn(Attributes attributes, Policy policy) {
    Map<String, List<String>> byViolation = new LinkedHashMap<>();
    int seen = 0;
    for (Obj pod : objects.list(Resource.PODS, attributes.name())) {
      if (!new PodView(pod).isTerminal() && seen++ < MOST) {
        List<String> violations = PodSecurityChecks.reasons(policy, pod);
        if (!violations.isEmpty()) {
          byViolation.computeIfAbsent(String.join(", ", violations), words -> new ArrayList<>()).add(Meta.name(pod));
        }
      }
    }
    if (!byViolation.isEmpty()) {
      attributes.call().warn("existing pods in namespace \"" + attributes.name() + "\" violate the new PodSecurity enforce level \"" + policy + "\"");
    }
    byViolation.forEach((words, names) -> attributes.call().warn(names.getFirst()
        + (names.size() == 1 ? "" : " (and " + (names.size() - 1) + (names.size() == 2 ? " other pod)" : " other pods)")) + ": " + words));
  }
}
