package io.hexareme.core.apiserver.kinds.autoscaling;

import io.hexareme.core.apiserver.kinds.Items;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** Autoscalers of both versions. */
public final class AutoscalerRules {
  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final long USUAL_CPU = 80;

  private AutoscalerRules() {}

  /** Without a figure to follow, an autoscaler follows the CPU; the old version cannot know of other figures. */
  public static Obj defaults(Obj autoscaler) {
    boolean old = autoscaler.text("apiVersion").equals("autoscaling/v1");
    return Items.inside(autoscaler, "spec", spec -> {
      if (old) {
        boolean others = !autoscaler.at("metadata", "annotations", AutoscalerConversion.METRICS).isNull();
        return others ? spec : Items.absent(spec, "targetCPUUtilizationPercentage", Value.of(USUAL_CPU));
      }
      return Items.absent(spec, "metrics", Value.array(cpu(USUAL_CPU)));
    });
  }

  static Obj cpu(long percent) {
    return Value.obj("type", "Resource", "resource", Value.obj(
        "name", "cpu", "target", Value.obj("type", "Utilization", "averageUtilization", percent)));
  }

  public static void check(Obj autoscaler, List<FieldError> errors) {
    Value least = autoscaler.at("spec", "minReplicas");
    Value most = autoscaler.at("spec", "maxReplicas");
    if (!least.isNull() && least.asLong(0) < 1) {
      errors.add(FieldError.invalid(SPEC.child("minReplicas"), least, "must be greater than or equal to 1"));
    }
    if (most.asLong(0) < 1) {
      errors.add(FieldError.invalid(SPEC.child("maxReplicas"), Value.of(most.asLong(0)), "must be greater than 0"));
    }
    if (!least.isNull() && most.asLong(0) < least.asLong(0)) {
      errors.add(FieldError.invalid(SPEC.child("maxReplicas"), Value.of(most.asLong(0)), "must be greater than or equal to `minReplicas`"));
    }
  }
}
