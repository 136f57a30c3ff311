package io.hexareme.core.apiserver.kinds.workload;

import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.LabelSelectorValidation;
import io.hexareme.core.apiserver.validation.Names;
import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Jobs and CronJobs: Pods that end, chosen by a selector that the server makes. */
public final class JobRules {
  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final int LONGEST_CRON_NAME = 52;

  private JobRules() {}

  /** A Job chooses its Pods by its own uid, unless somebody insists on a selector of his. */
  public static Obj born(Obj job) {
    Obj fresh = job.with("status", Obj.EMPTY);
    if (job.at("spec", "manualSelector").asBool(false)) {
      return fresh;
    }
    Map<String, String> labels = new LinkedHashMap<>(job.at("spec", "template", "metadata", "labels").asStrings());
    labels.put("batch.kubernetes.io/controller-uid", Meta.uid(job));
    labels.put("batch.kubernetes.io/job-name", Meta.name(job));
    labels.put("controller-uid", Meta.uid(job));
    labels.put("job-name", Meta.name(job));
    return fresh
        .withPath(Value.strings(labels), "spec", "template", "metadata", "labels")
        .withPath(Value.of(Meta.uid(job)), "spec", "selector", "matchLabels", "batch.kubernetes.io/controller-uid");
  }

  public static void job(Obj job, List<FieldError> errors) {
    spec(job.at("spec"), SPEC, errors);
    Value selector = job.at("spec", "selector");
    LabelSelectorValidation.check(selector, SPEC.child("selector"), errors);
    Value labels = job.at("spec", "template", "metadata", "labels");
    if (!LabelSelector.of(selector).orNothing().matches(labels.asStrings())) {
      errors.add(TemplateValidation.mismatch(labels, SPEC.child("template")));
    }
  }

  private static void spec(Value spec, FieldPath path, List<FieldError> errors) {
    for (String field : List.of("parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished")) {
      Names.notNegative(spec.at(field), path.child(field), errors);
    }
    TemplateValidation.check(spec.at("template"), path.child("template"), errors);
    String policy = spec.text("template", "spec", "restartPolicy");
    FieldPath at = path.child("template").child("spec", "restartPolicy");
    if (policy.isEmpty() || policy.equals("Always")) {
      errors.add(FieldError.required(at, "valid values: \"OnFailure\", \"Never\""));
    }
    if (spec.text("completionMode").equals("Indexed") && spec.at("completions").isNull()) {
      errors.add(FieldError.required(path.child("completions"), "when completion mode is Indexed"));
    }
  }

  public static void jobChange(Obj before, Obj after, List<FieldError> errors) {
    boolean indexed = after.text("spec", "completionMode").equals("Indexed");
    if (!indexed && !before.at("spec", "completions").equals(after.at("spec", "completions"))) {
      errors.add(FieldError.invalid(SPEC.child("completions"), after.at("spec", "completions"), "field is immutable"));
    }
    boolean mayMove = before.at("spec", "suspend").asBool(false) && before.at("status", "startTime").isNull();
    if (!mayMove && !before.at("spec", "template").equals(after.at("spec", "template"))) {
      errors.add(FieldError.invalid(SPEC.child("template"), after.at("spec", "template"), "field is immutable"));
    }
  }

  public static void cronJob(Obj cronJob, List<FieldError> errors) {
    String schedule = cronJob.text("spec", "schedule");
    List<String> fields = List.of(schedule.strip().split("\\s+"));
    if (!schedule.isEmpty() && !schedule.startsWith("@") && fields.size() != 5) {
      errors.add(FieldError.invalid(SPEC.child("schedule"), schedule,
          "expected exactly 5 fields, found " + fields.size() + ": [" + String.join(" ", fields) + "]"));
    }
    FieldPath template = SPEC.child("jobTemplate", "spec");
    spec(cronJob.at("spec", "jobTemplate", "spec"), template, errors);
    if (Meta.name(cronJob).length() > LONGEST_CRON_NAME && NameRule.DNS_SUBDOMAIN.check(Meta.name(cronJob)).isEmpty()) {
      errors.add(FieldError.invalid(FieldPath.of("metadata", "name"), Meta.name(cronJob), "must be no more than 52 characters"));
    }
  }
}
