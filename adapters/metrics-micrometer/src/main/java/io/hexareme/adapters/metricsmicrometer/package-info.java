/**
 * Figures kept for Prometheus to read, under exactly the names they were given.
 *
 * <p>Entry: {@link io.hexareme.adapters.metricsmicrometer.PrometheusMetrics}. Counters, histograms and gauges are Prometheus' own
 * ones, because Micrometer's registry gives names suffixes and adds a maximum to every histogram, and those who know Kubernetes or
 * etcd look for the names they know. Micrometer measures the JVM and writes the
 * text ({@link io.hexareme.adapters.metricsmicrometer.MicrometerView}); {@link io.hexareme.adapters.metricsmicrometer.ProcessFigures} are the {@code process_…} ones
 * that every Prometheus client has.
 *
 * <p>It serves nothing: the API server answers {@code /metrics}.
 */
package io.hexareme.adapters.metricsmicrometer;
