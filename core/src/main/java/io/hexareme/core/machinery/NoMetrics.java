package io.hexareme.core.machinery;

import io.hexareme.ports.metrics.Metrics;
import java.util.List;
import java.util.function.DoubleSupplier;

/** For whoever does not want figures: keeps none, so that nobody who makes some has to ask. */
public final class NoMetrics implements Metrics {
  public static final Metrics NONE = new NoMetrics();

  private NoMetrics() {}

  @Override
  public Counter counter(String name, String help, List<String> labels) {
    return amount -> { };
  }

  @Override
  public Histogram histogram(String name, String help, List<Double> upperBounds, List<String> labels) {
    return value -> { };
  }

  @Override
  public void gauge(String name, String help, List<String> labels, DoubleSupplier value) {}
}
