/**
 * Figures kept for Prometheus to read.
 *
 * <p>In the making.
 */
package io.hexareme.adapters.metricsmicrometer;
