package io.hexareme.ports.metrics;

import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Driven port: figures for those who operate the cluster, in Prometheus' terms. Making one twice under one name and the same labels gives the
 * same one. May be used from any loop; never blocks.
 */
public interface Metrics {

  /** @param labels names and values in turn, such as {@code "To", "m2"}: an even number */
  Counter counter(String name, String help, List<String> labels);

  /** @param upperBounds the buckets' upper bounds, rising, without infinity; in seconds for times */
  Histogram histogram(String name, String help, List<Double> upperBounds, List<String> labels);

  /** A figure that is asked for whenever somebody looks; on any thread, so it must be safe to read. Made again, it is the newer one. */
  void gauge(String name, String help, List<String> labels, DoubleSupplier value);

  /** Only rises. */
  @FunctionalInterface
  interface Counter {
    void add(double amount);
  }

  /** How a measured figure is spread. */
  @FunctionalInterface
  interface Histogram {
    void observe(double value);
  }
}
