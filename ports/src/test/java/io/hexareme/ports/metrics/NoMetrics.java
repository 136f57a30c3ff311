package io.hexareme.ports.metrics;

import java.util.List;
import java.util.function.DoubleSupplier;

/** For tests of adapters that are not about figures. */
public final class NoMetrics implements Metrics {

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
