package io.hexareme.core.apiserver;

import io.hexareme.ports.metrics.Metrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;

/** Figures for a test to look at, each under its name and labels such as {@code requests_total{verb="GET"}}. */
public final class FiguresInMemory implements Metrics {
  public final Map<String, Double> counters = new TreeMap<>();
  public final Map<String, List<Double>> observed = new TreeMap<>();
  public final Map<String, DoubleSupplier> gauges = new LinkedHashMap<>();

  @Override
  public Counter counter(String name, String help, List<String> labels) {
    return amount -> counters.merge(row(name, labels), amount, Double::sum);
  }

  @Override
  public Histogram histogram(String name, String help, List<Double> upperBounds, List<String> labels) {
    return value -> observed.computeIfAbsent(row(name, labels), absent -> new ArrayList<>()).add(value);
  }

  @Override
  public void gauge(String name, String help, List<String> labels, DoubleSupplier value) {
    gauges.put(row(name, labels), value);
  }

  private static String row(String name, List<String> labels) {
    StringBuilder row = new StringBuilder(name).append('{');
    for (int i = 0; i < labels.size(); i += 2) {
      row.append(i == 0 ? "" : ",").append(labels.get(i)).append("=\"").append(labels.get(i + 1)).append('"');
    }
    return row.append('}').toString();
  }
}
