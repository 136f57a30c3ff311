package io.hexareme.adapters.metricsmicrometer;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;

/** Gauges of one name: whoever knows the figure is asked when somebody looks. */
final class GaugeFamily {
  private final Map<List<String>, DoubleSupplier> rows = new ConcurrentHashMap<>();

  private GaugeFamily() {}

  static GaugeFamily register(PrometheusRegistry registry, String name, String help, String... labelNames) {
    GaugeFamily family = new GaugeFamily();
    GaugeWithCallback.builder().name(name).help(help).labelNames(labelNames)
        .callback(row -> family.rows.forEach((values, value) -> row.call(value.getAsDouble(), values.toArray(String[]::new))))
        .register(registry);
    return family;
  }

  void put(String[] labelValues, DoubleSupplier value) {
    rows.put(List.of(labelValues), value);
  }
}
