package io.hexareme.core.apiserver.kinds.workload;

import io.hexareme.core.apiserver.kinds.Items;
import io.hexareme.core.apiserver.kinds.pod.PodSpecDefaults;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Bool;
import io.hexareme.ports.value.Value.Obj;
import java.util.function.UnaryOperator;

/** Defaults of workloads that depend on other fields. What is added here gets its own constant defaults from the schema. */
public final class WorkloadDefaults {
  private WorkloadDefaults() {}

  private static Obj spec(Obj object, UnaryOperator<Obj> change) {
    return Items.inside(object, "spec", spec -> change.apply(PodSpecDefaults.inTemplate(spec)));
  }

  public static Obj deployment(Obj object) {
    return spec(object, spec -> rolling(Items.absent(spec, "strategy", Obj.EMPTY), "strategy"));
  }

  public static Obj daemonSet(Obj object) {
    return spec(object, spec -> rolling(Items.absent(spec, "updateStrategy", Obj.EMPTY), "updateStrategy"));
  }

  public static Obj statefulSet(Obj object) {
    return spec(object, spec -> rolling(
        Items.absent(Items.each(spec, "volumeClaimTemplates", WorkloadDefaults::claimTemplate), "updateStrategy", Obj.EMPTY),
        "updateStrategy"));
  }

  /** A claim inside a StatefulSet is shown as a whole object. */
  private static Obj claimTemplate(Obj claim) {
    Obj typed = Items.absent(Items.absent(claim, "kind", Value.of("PersistentVolumeClaim")), "apiVersion", Value.of("v1"));
    return Items.absent(typed, "status", Value.obj("phase", "Pending"));
  }

  /** The type is constant, but not yet there if the strategy is not; a rolling update has figures. */
  private static Obj rolling(Obj spec, String strategy) {
    return Items.inside(spec, strategy, given -> {
      Obj typed = Items.absent(given, "type", Value.of("RollingUpdate"));
      return typed.text("type").equals("RollingUpdate") ? Items.absent(typed, "rollingUpdate", Obj.EMPTY) : typed;
    });
  }

  public static Obj replicaSet(Obj object) {
    return spec(object, spec -> spec);
  }

  /** Selector and labels come from the template. */
  public static Obj replicationController(Obj object) {
    return Items.inside(object, "spec", old -> {
      Obj spec = Items.absent(PodSpecDefaults.inTemplate(old), "replicas", Value.of(1));
      Value labels = spec.at("template", "metadata", "labels");
      return labels.asObj().isEmpty() || !spec.at("selector").asObj().isEmpty() ? spec : spec.with("selector", labels);
    });
  }

  /** The labels of a controller without labels of its own are its template's. */
  public static Obj labelled(Obj object) {
    Value labels = object.at("spec", "template", "metadata", "labels");
    return !object.at("metadata", "labels").asObj().isEmpty() || labels.asObj().isEmpty()
        ? object
        : object.withPath(labels, "metadata", "labels");
  }

  public static Obj job(Obj object) {
    return Items.inside(object, "spec", spec -> jobSpec(PodSpecDefaults.inTemplate(spec)));
  }

  private static Obj jobSpec(Obj given) {
    Obj spec = given;
    if (spec.at("completions").isNull() && spec.at("parallelism").isNull()) {
      spec = spec.with("completions", 1);
    }
    spec = Items.absent(spec, "parallelism", Value.of(1));
    boolean perIndex = !spec.at("backoffLimitPerIndex").isNull();
    spec = Items.absent(spec, "backoffLimit", Value.of(perIndex ? Integer.MAX_VALUE : 6));
    spec = Items.absent(spec, "completionMode", Value.of("NonIndexed"));
    spec = Items.absent(spec, "suspend", Bool.FALSE);
    return Items.absent(spec, "podReplacementPolicy",
        Value.of(spec.at("podFailurePolicy").isNull() ? "TerminatingOrFailed" : "Failed"));
  }

  /** A CronJob's Jobs get their own defaults when they are made; their template's Pods have theirs now. */
  public static Obj cronJob(Obj object) {
    return Items.inside(object, "spec", spec -> Items.inside(spec, "jobTemplate", template ->
        Items.inside(template, "spec", PodSpecDefaults::inTemplate)));
  }

  public static Obj podTemplate(Obj object) {
    return PodSpecDefaults.inTemplate(object);
  }
}
