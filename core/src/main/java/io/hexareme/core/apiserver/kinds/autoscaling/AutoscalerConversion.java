package io.hexareme.core.apiserver.kinds.autoscaling;

import io.hexareme.core.apiserver.kinds.VersionConversion;
import io.hexareme.core.machinery.JsonText;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/**
 * autoscaling/v2 autoscalers as they are kept, and v1, which knows the CPU only: all else travels in annotations, so that nothing is
 * lost on the way through the old version.
 */
public final class AutoscalerConversion implements VersionConversion {
  static final String METRICS = "autoscaling.alpha.kubernetes.io/metrics";
  private static final String BEHAVIOR = "autoscaling.alpha.kubernetes.io/behavior";
  private static final String CONDITIONS = "autoscaling.alpha.kubernetes.io/conditions";
  private static final String CURRENT = "autoscaling.alpha.kubernetes.io/current-metrics";
  private static final String[] CPU = {"resource", "target", "averageUtilization"};

  private final BodyDecoder json;

  public AutoscalerConversion(BodyDecoder json) {
    this.json = json;
  }

  @Override
  public Obj toServed(Obj kept) {
    Obj object = kept.with("apiVersion", "autoscaling/v1");
    Obj spec = kept.at("spec").asObj();
    List<Value> others = new ArrayList<>();
    Obj bare = spec.without("metrics").without("behavior");
    for (Value metric : spec.list("metrics")) {
      if (isCpu(metric) && bare.at("targetCPUUtilizationPercentage").isNull()) {
        bare = bare.with("targetCPUUtilizationPercentage", metric.at(CPU));
      } else {
        others.add(metric);
      }
    }
    object = annotated(object.with("spec", bare), METRICS, others.isEmpty() ? Value.Null.NULL : new Arr(others));
    object = annotated(object, BEHAVIOR, spec.at("behavior"));
    return status(object, kept.at("status").asObj());
  }

  private static Obj status(Obj object, Obj status) {
    if (!object.has("status")) {
      return object;
    }
    Obj noted = annotated(annotated(object, CONDITIONS, status.at("conditions")), CURRENT, status.at("currentMetrics"));
    Value cpu = status.list("currentMetrics").stream().filter(metric -> metric.text("resource", "name").equals("cpu"))
        .map(metric -> metric.at("resource", "current", "averageUtilization")).findFirst().orElse(Value.Null.NULL);
    Obj bare = status.without("conditions").without("currentMetrics");
    return noted.with("status", cpu.isNull() ? bare : bare.with("currentCPUUtilizationPercentage", cpu));
  }

  private static boolean isCpu(Value metric) {
    return metric.text("type").equals("Resource") && metric.text("resource", "name").equals("cpu") && !metric.at(CPU).isNull();
  }

  private static Obj annotated(Obj object, String name, Value value) {
    return value.isNull() ? object : object.withPath(Value.of(JsonText.of(value)), "metadata", "annotations", name);
  }

  @Override
  public Obj toKept(Obj served) {
    Obj spec = served.at("spec").asObj();
    List<Value> metrics = new ArrayList<>();
    Value cpu = spec.at("targetCPUUtilizationPercentage");
    if (!cpu.isNull()) {
      metrics.add(AutoscalerRules.cpu(cpu.asLong(0)));
    }
    metrics.addAll(noted(served, METRICS).items());
    Obj whole = spec.without("targetCPUUtilizationPercentage");
    whole = metrics.isEmpty() ? whole : whole.with("metrics", new Arr(metrics));
    whole = put(whole, "behavior", noted(served, BEHAVIOR));
    Obj object = served.with("apiVersion", "autoscaling/v2").with("spec", whole);
    if (served.at("status") instanceof Obj status) {
      Obj full = put(status.without("currentCPUUtilizationPercentage"), "conditions", noted(served, CONDITIONS));
      object = object.with("status", put(full, "currentMetrics", noted(served, CURRENT)));
    }
    return withoutNotes(object);
  }

  private static Obj put(Obj object, String field, Value value) {
    return value.isNull() ? object : object.with(field, value);
  }

  /** What an annotation holds; nothing when somebody wrote something into it that is no JSON. */
  private Value noted(Obj object, String name) {
    String text = object.text("metadata", "annotations", name);
    try {
      return text.isEmpty() ? Value.Null.NULL : json.decode(Bytes.utf8(text)).value();
    } catch (MalformedBody notOurs) {
      return Value.Null.NULL;
    }
  }

  private static Obj withoutNotes(Obj object) {
    Obj annotations = object.at("metadata", "annotations").asObj();
    for (String name : List.of(METRICS, BEHAVIOR, CONDITIONS, CURRENT)) {
      annotations = annotations.without(name);
    }
    return annotations.isEmpty()
        ? object.with("metadata", object.at("metadata").asObj().without("annotations"))
        : object.withPath(annotations, "metadata", "annotations");
  }
}
