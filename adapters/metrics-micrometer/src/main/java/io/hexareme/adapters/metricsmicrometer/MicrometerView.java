package io.hexareme.adapters.metricsmicrometer;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * Micrometer's view of our registry: writes it down, and adds what it measures of a JVM ({@code jvm_memory_…}, {@code jvm_gc_…},
 * {@code jvm_threads_…}). Made when it is first needed, which is never on the way to a start.
 */
final class MicrometerView implements AutoCloseable {
  private final PrometheusRegistry registry;
  private JvmGcMetrics collections;
  private PrometheusMeterRegistry meters;

  MicrometerView(PrometheusRegistry registry) {
    this.registry = registry;
  }

  synchronized void watchJvm() {
    if (collections == null) {
      collections = new JvmGcMetrics();
      collections.bindTo(meters());
      new JvmMemoryMetrics().bindTo(meters());
      new JvmThreadMetrics().bindTo(meters());
    }
  }

  /** The text format, version 0.0.4. */
  String text() {
    return meters().scrape();
  }

  private synchronized PrometheusMeterRegistry meters() {
    if (meters == null) {
      meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, registry, Clock.SYSTEM);
    }
    return meters;
  }

  @Override
  public synchronized void close() {
    if (collections != null) {
      collections.close();
    }
    if (meters != null) {
      meters.close();
    }
  }
}
