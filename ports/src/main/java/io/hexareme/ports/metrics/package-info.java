/**
 * Figures about what runs: counters, histograms and gauges under Prometheus' names.
 *
 * <p>Entry: {@link io.hexareme.ports.metrics.Metrics}. Nothing decides anything by them; for causes, see {@link
 * io.hexareme.ports.store.StoreHealth} and the trace.
 */
package io.hexareme.ports.metrics;
