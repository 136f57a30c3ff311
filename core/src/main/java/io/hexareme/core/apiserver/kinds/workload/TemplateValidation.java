package io.hexareme.core.apiserver.kinds.workload;

import io.hexareme.core.apiserver.kinds.pod.PodSpecValidation;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.LabelSelectorValidation;
import io.hexareme.core.apiserver.validation.LabelValidation;
import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.ports.value.Value;
import java.util.List;

/** What is wrong with a Pod template and with the selector that must choose its Pods. */
final class TemplateValidation {
  private TemplateValidation() {}

  /** @param kind how the kind's own texts name it, such as {@code deployment} */
  static void selector(Value spec, String kind, FieldPath path, List<FieldError> errors) {
    Value selector = spec.at("selector");
    if (selector.isNull()) {
      return;
    }
    LabelSelectorValidation.check(selector, path.child("selector"), errors);
    if (LabelSelectorValidation.isEmpty(selector)) {
      errors.add(FieldError.invalid(path.child("selector"), selector, "empty selector is invalid for " + kind));
    }
  }

  /** The template of Pods that run for ever. */
  static void forEver(Value spec, String kind, FieldPath path, List<FieldError> errors) {
    FieldPath template = path.child("template");
    Value selector = spec.at("selector");
    boolean chooses = !selector.isNull() && !LabelSelectorValidation.isEmpty(selector);
    Value labels = spec.at("template", "metadata", "labels");
    if (selector.isNull() || chooses) {
      boolean matches = LabelSelector.of(selector).orNothing().matches(labels.asStrings());
      if (!matches) {
        errors.add(mismatch(labels, template));
      }
    }
    check(spec.at("template"), template, errors);
    Value policy = spec.at("template", "spec", "restartPolicy");
    if (!policy.isNull() && !policy.equals(Value.of("Always"))) {
      errors.add(FieldError.notSupported(template.child("spec", "restartPolicy"), policy, List.of("Always")));
    }
    if (!spec.at("template", "spec", "activeDeadlineSeconds").isNull()) {
      errors.add(FieldError.forbidden(template.child("spec", "activeDeadlineSeconds"),
          "activeDeadlineSeconds in " + kind + " is not Supported"));
    }
  }

  static FieldError mismatch(Value labels, FieldPath template) {
    return FieldError.invalid(template.child("metadata", "labels"), labels, "`selector` does not match template `labels`");
  }

  /** Labels, annotations and spec of any template. */
  static void check(Value template, FieldPath path, List<FieldError> errors) {
    errors.addAll(LabelValidation.labels(template.at("metadata", "labels"), path.child("metadata", "labels")));
    errors.addAll(LabelValidation.annotations(template.at("metadata", "annotations"), path.child("metadata", "annotations")));
    PodSpecValidation.check(template.at("spec"), path.child("spec"), errors);
    if (!template.list("spec", "ephemeralContainers").isEmpty()) {
      errors.add(FieldError.forbidden(path.child("spec", "ephemeralContainers"), "ephemeral containers not allowed in pod template"));
    }
  }
}
