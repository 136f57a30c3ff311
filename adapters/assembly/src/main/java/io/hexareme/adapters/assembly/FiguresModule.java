package io.hexareme.adapters.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.hexareme.adapters.metricsmicrometer.PrometheusMetrics;
import io.hexareme.ports.metrics.Metrics;

/** The figures of one cluster. Who writes them down, and where, is the world's matter. */
final class FiguresModule extends AbstractModule {
  @Provides
  @Singleton
  PrometheusMetrics prometheus() {
    return new PrometheusMetrics();
  }

  @Provides
  @Singleton
  Metrics metrics(PrometheusMetrics prometheus) {
    return prometheus;
  }
}
