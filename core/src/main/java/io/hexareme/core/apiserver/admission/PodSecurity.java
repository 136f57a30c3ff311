package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.admission.podsecurity.Level;
import io.hexareme.core.apiserver.admission.podsecurity.PodSecurityChecks;
import io.hexareme.core.apiserver.admission.podsecurity.PodSecuritySettings;
import io.hexareme.core.apiserver.admission.podsecurity.Policy;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pods keep within the level of the Pod Security Standards that their namespace's labels ask for (KEP-2579): refused where it is
 * enforced, told of where it is a warning or for the audit. Templates of Pods are only told of.
 */
final class PodSecurity implements ValidatingPlugin {
  private static final String LABEL = "pod-security.kubernetes.io/";
  /** By group and plural: where the template is. */
  private static final Map<String, List<String>> TEMPLATES = Ordered.entries(
      Map.entry("/podtemplates", List.of("template")),
      Map.entry("/replicationcontrollers", List.of("spec", "template")),
      Map.entry("apps/replicasets", List.of("spec", "template")),
      Map.entry("apps/deployments", List.of("spec", "template")),
      Map.entry("apps/statefulsets", List.of("spec", "template")),
      Map.entry("apps/daemonsets", List.of("spec", "template")),
      Map.entry("batch/jobs", List.of("spec", "template")),
      Map.entry("batch/cronjobs", List.of("spec", "jobTemplate", "spec", "template")));

  private final ObjectReader objects;
  private final PodSecuritySettings settings;

  PodSecurity(ObjectReader objects, PodSecuritySettings settings) {
    this.objects = objects;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "PodSecurity";
  }

  @Override
  public void validate(Attributes attributes) {
    if (attributes.operation() != Operation.CREATE && attributes.operation() != Operation.UPDATE) {
      return;
    }
    String resource = attributes.resource().group() + "/" + attributes.resource().plural();
    if (resource.equals("/namespaces") && attributes.subresource().isEmpty()) {
      new PodSecurityNamespaces(objects).check(attributes);
    } else if (resource.equals("/pods")) {
      pod(attributes);
    } else if (TEMPLATES.containsKey(resource) && attributes.subresource().isEmpty()) {
      Value template = attributes.object().at(TEMPLATES.get(resource).toArray(String[]::new));
      if (!template.isNull()) {
        judge(attributes, template.asObj(), false);
      }
    }
  }

  private void pod(Attributes attributes) {
    boolean judged = attributes.subresource().isEmpty() || attributes.subresource().equals("ephemeralcontainers");
    boolean changes = attributes.before() == null || !attributes.before().at("spec").equals(attributes.object().at("spec"));
    if (judged && changes) {
      judge(attributes, attributes.object(), true);
    }
  }

  private void judge(Attributes attributes, Obj pod, boolean enforced) {
    Optional<String> exemption = exemption(attributes, pod);
    if (exemption.isPresent()) {
      attributes.call().annotate(LABEL + "exempt", exemption.get());
      return;
    }
    Map<String, String> labels = settings.completed(
        objects.get(Resource.NAMESPACES, new ObjectKey("", attributes.namespace())).map(Meta::labels).orElse(Map.of()));
    if (enforced) {
      Policy policy = policy(labels, "enforce");
      attributes.call().annotate(LABEL + "enforce-policy", policy.toString());
      List<String> violations = PodSecurityChecks.violations(policy, pod);
      if (!violations.isEmpty()) {
        throw Refusals.forbidden(attributes.resource().group(), attributes.resource().plural(), attributes.name(),
            "violates PodSecurity \"" + policy + "\": " + String.join(", ", violations));
      }
    }
    told(policy(labels, "audit"), pod).ifPresent(words -> attributes.call().annotate(LABEL + "audit-violations", words));
    told(policy(labels, "warn"), pod).ifPresent(attributes.call()::warn);
  }

  private static Optional<String> told(Policy policy, Obj pod) {
    List<String> violations = PodSecurityChecks.violations(policy, pod);
    return violations.isEmpty() ? Optional.empty()
        : Optional.of("would violate PodSecurity \"" + policy + "\": " + String.join(", ", violations));
  }

  private Optional<String> exemption(Attributes attributes, Obj pod) {
    if (settings.namespaces().contains(attributes.namespace())) {
      return Optional.of("namespace");
    }
    if (settings.users().contains(attributes.call().user().name())) {
      return Optional.of("user");
    }
    return settings.runtimeClasses().contains(pod.text("spec", "runtimeClassName")) ? Optional.of("runtimeClass") : Optional.empty();
  }

  /** What a namespace's labels ask for; what cannot be read asks for everything, where it is enforced. */
  static Policy policy(Map<String, String> labels, String mode) {
    String level = labels.getOrDefault(LABEL + mode, "");
    int minor = Policy.version(labels.getOrDefault(LABEL + mode + "-version", "latest")).orElse(Policy.LATEST);
    Level unreadable = mode.equals("enforce") ? Level.RESTRICTED : Level.PRIVILEGED;
    return new Policy(level.isEmpty() ? Level.PRIVILEGED : Level.named(level).orElse(unreadable), minor);
  }
}
