package io.hexareme.core.apiserver.kinds.workload;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.LabelValidation;
import io.hexareme.core.apiserver.validation.Names;
import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Map;

/** What is wrong with the workloads that run for ever. */
public final class WorkloadValidation {
  private static final FieldPath SPEC = FieldPath.of("spec");

  private WorkloadValidation() {}

  public static void deployment(Obj object, List<FieldError> errors) {
    Value spec = object.at("spec");
    counts(spec, errors, "replicas");
    TemplateValidation.selector(spec, "deployment", SPEC, errors);
    TemplateValidation.forEver(spec, "ReplicaSet", SPEC, errors);
    rollingUpdate(spec.at("strategy"), SPEC.child("strategy"), errors);
    counts(spec, errors, "minReadySeconds", "revisionHistoryLimit");
    Value deadline = spec.at("progressDeadlineSeconds");
    Names.notNegative(deadline, SPEC.child("progressDeadlineSeconds"), errors);
    if (!deadline.isNull() && deadline.asLong(0) <= spec.at("minReadySeconds").asLong(0)) {
      errors.add(FieldError.invalid(SPEC.child("progressDeadlineSeconds"), deadline, "must be greater than minReadySeconds"));
    }
  }

  private static void rollingUpdate(Value strategy, FieldPath at, List<FieldError> errors) {
    Value rolling = strategy.at("rollingUpdate");
    FieldPath path = at.child("rollingUpdate");
    if (strategy.text("type").equals("Recreate")) {
      if (!rolling.isNull()) {
        errors.add(FieldError.forbidden(path, "may not be specified when strategy `type` is 'Recreate'"));
      }
      return;
    }
    IntOrPercent.notNegative(rolling.at("maxUnavailable"), path.child("maxUnavailable"), errors);
    IntOrPercent.notNegative(rolling.at("maxSurge"), path.child("maxSurge"), errors);
    if (!rolling.isNull() && IntOrPercent.amount(rolling.at("maxUnavailable")) == 0 && IntOrPercent.amount(rolling.at("maxSurge")) == 0) {
      errors.add(FieldError.invalid(path.child("maxUnavailable"), rolling.at("maxUnavailable"), "may not be 0 when `maxSurge` is 0"));
    }
    IntOrPercent.atMostAll(rolling.at("maxUnavailable"), path.child("maxUnavailable"), errors);
  }

  public static void replicaSet(Obj object, List<FieldError> errors) {
    Value spec = object.at("spec");
    counts(spec, errors, "replicas", "minReadySeconds");
    TemplateValidation.selector(spec, "deployment", SPEC, errors);
    TemplateValidation.forEver(spec, "ReplicaSet", SPEC, errors);
  }

  public static void statefulSet(Obj object, List<FieldError> errors) {
    Value spec = object.at("spec");
    counts(spec, errors, "replicas", "minReadySeconds");
    Value rolling = spec.at("updateStrategy", "rollingUpdate");
    FieldPath path = SPEC.child("updateStrategy", "rollingUpdate");
    if (spec.text("updateStrategy", "type").equals("OnDelete") && !rolling.isNull()) {
      errors.add(FieldError.invalid(path, rolling, "only allowed for updateStrategy 'RollingUpdate'"));
    }
    Names.notNegative(rolling.at("partition"), path.child("partition"), errors);
    TemplateValidation.selector(spec, "statefulset", SPEC, errors);
    TemplateValidation.forEver(spec, "StatefulSet", SPEC, errors);
  }

  /** A StatefulSet may change in few fields only. */
  public static void statefulSetChange(Obj before, Obj after, List<FieldError> errors) {
    Obj was = before.at("spec").asObj();
    Obj level = after.at("spec").asObj();
    for (String field : List.of("replicas", "template", "updateStrategy", "minReadySeconds", "ordinals",
        "persistentVolumeClaimRetentionPolicy", "revisionHistoryLimit")) {
      level = was.has(field) ? level.with(field, was.at(field)) : level.without(field);
    }
    if (!level.equals(was)) {
      errors.add(FieldError.forbidden(SPEC, "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', "
          + "'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden"));
    }
  }

  public static void daemonSet(Obj object, List<FieldError> errors) {
    Value spec = object.at("spec");
    TemplateValidation.selector(spec, "daemonset", SPEC, errors);
    TemplateValidation.forEver(spec, "DaemonSet", SPEC, errors);
    counts(spec, errors, "minReadySeconds", "revisionHistoryLimit");
    Value rolling = spec.at("updateStrategy", "rollingUpdate");
    FieldPath path = SPEC.child("updateStrategy", "rollingUpdate");
    IntOrPercent.notNegative(rolling.at("maxUnavailable"), path.child("maxUnavailable"), errors);
    IntOrPercent.atMostAll(rolling.at("maxUnavailable"), path.child("maxUnavailable"), errors);
    boolean some = IntOrPercent.amount(rolling.at("maxUnavailable")) != 0;
    boolean surge = IntOrPercent.amount(rolling.at("maxSurge")) != 0;
    if (!rolling.isNull() && some && surge) {
      errors.add(FieldError.invalid(path.child("maxSurge"), rolling.at("maxSurge"), "may not be set when maxUnavailable is non-zero"));
    } else if (!rolling.isNull() && !some && !surge) {
      errors.add(FieldError.required(path.child("maxUnavailable"), "cannot be 0 when maxSurge is 0"));
    }
  }

  public static void replicationController(Obj object, List<FieldError> errors) {
    Value spec = object.at("spec");
    counts(spec, errors, "replicas", "minReadySeconds");
    Map<String, String> selector = spec.at("selector").asStrings();
    if (selector.isEmpty()) {
      errors.add(FieldError.required(SPEC.child("selector"), ""));
    }
    errors.addAll(LabelValidation.labels(spec.at("selector"), SPEC.child("selector")));
    Value template = spec.at("template");
    FieldPath path = SPEC.child("template");
    if (template.isNull()) {
      errors.add(FieldError.required(path, ""));
      return;
    }
    Value labels = template.at("metadata", "labels");
    if (!selector.isEmpty() && !LabelSelector.of(selector).matches(labels.asStrings())) {
      errors.add(TemplateValidation.mismatch(labels, path));
    }
    TemplateValidation.check(template, path, errors);
    Value policy = template.at("spec", "restartPolicy");
    if (!policy.isNull() && !policy.equals(Value.of("Always"))) {
      errors.add(FieldError.notSupported(path.child("spec", "restartPolicy"), policy, List.of("Always")));
    }
  }

  public static void podTemplate(Obj object, List<FieldError> errors) {
    TemplateValidation.check(object.at("template"), FieldPath.of("template"), errors);
  }

  static void counts(Value spec, List<FieldError> errors, String... fields) {
    for (String field : fields) {
      Names.notNegative(spec.at(field), SPEC.child(field), errors);
    }
  }
}
