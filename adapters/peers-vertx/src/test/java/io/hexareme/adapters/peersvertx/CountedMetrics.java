package io.hexareme.adapters.peersvertx;

import io.hexareme.ports.metrics.Metrics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.DoubleSupplier;

/** Counters that a test can look at. */
final class CountedMetrics implements Metrics {
  private final Map<String, DoubleAdder> counters = new ConcurrentHashMap<>();

  @Override
  public Counter counter(String name, String help, List<String> labels) {
    DoubleAdder adder = counters.computeIfAbsent(name + labels, _ -> new DoubleAdder());
    return adder::add;
  }

  @Override
  public Histogram histogram(String name, String help, List<Double> upperBounds, List<String> labels) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public void gauge(String name, String help, List<String> labels, DoubleSupplier value) {
    throw new UnsupportedOperationException(name);
  }

  double of(String name, String... labels) {
    DoubleAdder adder = counters.get(name + List.of(labels));
    return adder == null ? 0 : adder.sum();
  }

  double refused(Refusal refusal) {
    return of("hexareme_peer_connections_refused_total", "reason", refusal.label());
  }
}
