package io.hexareme.core.apiserver.table;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** What a HorizontalPodAutoscaler measures and what it should be: {@code cpu: 42%/80%}. */
final class HpaTargets {
  private HpaTargets() {}

  static String of(Obj autoscaler) {
    List<Value> metrics = autoscaler.list("spec", "metrics");
    if (metrics.isEmpty()) {
      return ofCpu(autoscaler);
    }
    List<Value> current = autoscaler.list("status", "currentMetrics");
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < metrics.size(); i++) {
      shown.add(metric(metrics.get(i), i < current.size() ? current.get(i) : Value.Null.NULL));
    }
    return Cells.upTo(2, shown, ", ");
  }

  /** In autoscaling/v1 the only metric has fields of its own. */
  private static String ofCpu(Obj autoscaler) {
    Value target = autoscaler.at("spec", "targetCPUUtilizationPercentage");
    return target.isNull() ? Cells.NONE
        : "cpu: " + percent(autoscaler.at("status", "currentCPUUtilizationPercentage"), Cells.UNKNOWN) + "/" + percent(target, "");
  }

  private static String metric(Value spec, Value status) {
    return switch (spec.text("type")) {
      case "External" -> valueOrAverage(spec.at("external"), status.at("external"));
      case "Object" -> valueOrAverage(spec.at("object"), status.at("object"));
      case "Pods" -> quantity(status.at("pods", "current", "averageValue")) + "/" + spec.text("pods", "target", "averageValue");
      case "Resource" -> resource(spec.at("resource"), status.at("resource"));
      case "ContainerResource" -> resource(spec.at("containerResource"), status.at("containerResource"));
      default -> "<unknown type>";
    };
  }

  private static String valueOrAverage(Value spec, Value status) {
    String average = spec.text("target", "averageValue");
    return average.isEmpty()
        ? quantity(status.at("current", "value")) + "/" + spec.text("target", "value")
        : quantity(status.at("current", "averageValue")) + "/" + average + " (avg)";
  }

  private static String resource(Value spec, Value status) {
    String average = spec.text("target", "averageValue");
    String compared = average.isEmpty()
        ? percent(status.at("current", "averageUtilization"), Cells.UNKNOWN) + "/"
            + percent(spec.at("target", "averageUtilization"), "<auto>")
        : quantity(status.at("current", "averageValue")) + "/" + average;
    return spec.text("name") + ": " + compared;
  }

  private static String quantity(Value value) {
    return Cells.scalar(value, Cells.UNKNOWN);
  }

  private static String percent(Value value, String fallback) {
    return value.isNull() ? fallback : value.asLong(0) + "%";
  }
}
