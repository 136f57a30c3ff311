package io.hexareme.adapters.assembly;

import io.hexareme.ports.metrics.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Figures of one of several that would else be taken for one another: with one more label. */
final class NamedMetrics implements Metrics {
  private final Metrics metrics;
  private final String label;
  private final String value;

  NamedMetrics(Metrics metrics, String label, String value) {
    this.metrics = metrics;
    this.label = label;
    this.value = value;
  }

  @Override
  public Counter counter(String name, String help, List<String> labels) {
    return metrics.counter(name, help, named(labels));
  }

  @Override
  public Histogram histogram(String name, String help, List<Double> upperBounds, List<String> labels) {
    return metrics.histogram(name, help, upperBounds, named(labels));
  }

  @Override
  public void gauge(String name, String help, List<String> labels, DoubleSupplier figure) {
    metrics.gauge(name, help, named(labels), figure);
  }

  private List<String> named(List<String> labels) {
    List<String> more = new ArrayList<>(labels);
    more.add(label);
    more.add(value);
    return more;
  }
}
