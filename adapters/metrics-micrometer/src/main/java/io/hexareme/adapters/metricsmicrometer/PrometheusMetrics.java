package io.hexareme.adapters.metricsmicrometer;

import io.hexareme.ports.metrics.Metrics;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;

/**
 * Figures in a Prometheus registry. May be used from any thread; adding to a counter or histogram takes no lock. The library
 * lets counters' names end in {@code _total} only, and some of Kubernetes' do not: those keep their names and are told as gauges.
 */
public final class PrometheusMetrics implements Metrics, AutoCloseable {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Map<String, Family<?>> families = new ConcurrentHashMap<>();
  private final MicrometerView micrometer = new MicrometerView(registry);

  @Override
  public Counter counter(String name, String help, List<String> labels) {
    if (!name.endsWith("_total")) {
      return rising(name, help, labels);
    }
    var family = family(name, names(labels), labelNames -> io.prometheus.metrics.core.metrics.Counter.builder().withoutExemplars()
        .name(name).help(help).labelNames(labelNames).register(registry), io.prometheus.metrics.core.metrics.Counter.class);
    CounterDataPoint point = family.labelValues(values(labels));
    return point::inc;
  }

  private Counter rising(String name, String help, List<String> labels) {
    var family = family(name, names(labels), labelNames -> Gauge.builder().withoutExemplars().name(name).help(help).labelNames(labelNames)
        .register(registry), Gauge.class);
    GaugeDataPoint point = family.labelValues(values(labels));
    return point::inc;
  }

  @Override
  public Histogram histogram(String name, String help, List<Double> upperBounds, List<String> labels) {
    double[] bounds = upperBounds.stream().mapToDouble(Double::doubleValue).toArray();
    var family = family(name, names(labels), labelNames -> io.prometheus.metrics.core.metrics.Histogram.builder().withoutExemplars().classicOnly()
        .classicUpperBounds(bounds).name(name).help(help).labelNames(labelNames).register(registry),
        io.prometheus.metrics.core.metrics.Histogram.class);
    DistributionDataPoint point = family.labelValues(values(labels));
    return point::observe;
  }

  /** A second one with the same labels takes the first one's place: what was asked may have been restarted. */
  @Override
  public void gauge(String name, String help, List<String> labels, DoubleSupplier value) {
    family(name, names(labels), labelNames -> GaugeFamily.register(registry, name, help, labelNames), GaugeFamily.class)
        .put(values(labels), value);
  }

  /** Adds figures of this process and its JVM. Takes some tens of milliseconds: not for the way to a start. */
  public void watchProcess() {
    ProcessFigures.register(registry);
    micrometer.watchJvm();
  }

  /** All figures in Prometheus' text format, version 0.0.4. May take milliseconds. */
  public String scrape() {
    return micrometer.text();
  }

  @Override
  public void close() {
    micrometer.close();
  }

  /** All rows of one name have the same labels and are of one kind. */
  private record Family<M>(List<String> labelNames, M metric) {}

  @FunctionalInterface
  private interface Maker<M> {
    M make(String[] labelNames);
  }

  private <M> M family(String name, List<String> labelNames, Maker<M> maker, Class<M> kind) {
    Family<?> family = families.computeIfAbsent(name, absent -> new Family<>(labelNames, maker.make(labelNames.toArray(String[]::new))));
    if (!family.labelNames().equals(labelNames) || !kind.isInstance(family.metric())) {
      throw new IllegalArgumentException(name + " is there with labels " + family.labelNames() + ", and was asked for with " + labelNames
          + ", or is of another kind");
    }
    return kind.cast(family.metric());
  }

  private static List<String> names(List<String> labels) {
    if (labels.size() % 2 != 0) {
      throw new IllegalArgumentException("labels are names and values in turn, unlike " + labels);
    }
    return every(labels, 0);
  }

  private static String[] values(List<String> labels) {
    return every(labels, 1).toArray(String[]::new);
  }

  private static List<String> every(List<String> labels, int offset) {
    List<String> some = new ArrayList<>(labels.size() / 2);
    for (int i = offset; i < labels.size(); i += 2) {
      some.add(labels.get(i));
    }
    return some;
  }
}
