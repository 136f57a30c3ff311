/**
 * HorizontalPodAutoscalers, kept as {@code autoscaling/v2} and served in both versions by
 * {@link io.hexareme.core.apiserver.kinds.autoscaling.AutoscalerConversion}.
 */
package io.hexareme.core.apiserver.kinds.autoscaling;
